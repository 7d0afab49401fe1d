// An identity provider made of samlp on express: metadata, a login form, one person.
// Its first answer has a signed assertion, those after it are signed as a whole too.
import { readFileSync } from "node:fs";
import express from "express";
import samlp from "samlp";

const { issuer, keys, ours, consumer, person, password } = JSON.parse(process.argv[2]);
const key = readFileSync(keys + ".key", "ascii");
const cert = readFileSync(keys + ".crt", "ascii");

class Claims {
  constructor(user) {
    this.user = user;
  }
  getClaims() {
    return { mail: this.user.mail };
  }
  getNameIdentifier() {
    return {
      nameIdentifier: this.user.id,
      nameIdentifierFormat: "urn:oasis:names:tc:SAML:2.0:nameid-format:persistent",
    };
  }
}
Claims.prototype.metadata = [];
const profileMapper = Object.assign((user) => new Claims(user), { prototype: Claims.prototype });

const answers = (signResponse) =>
  samlp.auth({
    issuer,
    key,
    cert,
    signingCert: readFileSync(ours, "ascii"),
    profileMapper,
    signResponse,
    lifetimeInSeconds: 300,
    destination: consumer,
    recipient: consumer,
    getUserFromRequest: () => ({ id: "7f3c-" + person, mail: person + "@example.org" }),
    getPostURL: (audience, request, http, done) => done(null, consumer),
  });
const first = answers(false);
const later = answers(true);
let asked = 0;

const app = express();
app.use(express.urlencoded({ extended: false }));
app.get("/metadata", samlp.metadata({ issuer, cert, redirectEndpointPath: "/sso", postEndpointPath: "/sso", profileMapper }));
app.get("/sso", (request, response, next) => {
  if (request.headers.cookie === "who=" + person) {
    return (asked++ ? later : first)(request, response, next);
  }
  const to = request.originalUrl.replaceAll("&", "&amp;");
  response.send(`<form method="post" action="/login"><input type="hidden" name="to" value="${to}"></form>`);
});
app.post("/login", (request, response) => {
  if (request.body.username !== person || request.body.password !== password) {
    return response.status(401).send("no");
  }
  response.setHeader("Set-Cookie", "who=" + person).redirect(303, request.body.to);
});
app.use((error, request, response, next) => response.status(400).send(String(error.message)));
const server = app.listen(0, "127.0.0.1", () => console.log(server.address().port));
