"use strict";
// Sends the page's one form on, as its button does.
document.querySelector("form").submit();
