package io.aibotiyi.backend.gateway.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.aibotiyi.protocol.ErrorCode;
import io.aibotiyi.protocol.Problem;
import io.aibotiyi.protocol.StreamFrame;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Engine.IO 4 and Socket.IO 5 packet by packet. */
class SocketIoFaceTest {

    private final SocketIoFace face =
            new SocketIoFace(Duration.ofSeconds(20), Duration.ofSeconds(40), 65_536);

    @Test
    void opensWithTheHeartbeatsAndLimitsItKeeps() {
        assertThat(face.greeting())
                .startsWith("0{\"sid\":\"")
                .endsWith(
                        "\",\"upgrades\":[],\"pingInterval\":20000,\"pingTimeout\":40000,"
                                + "\"maxPayload\":65536}");
    }

    @Test
    void aConnectPacketSignsInAndIsAnsweredAsOne() {
        Face.Inbound read = face.read("40{\"token\":\"abc\"}");
        assertThat(read).isInstanceOf(Face.SignIn.class);
        Face.SignIn signIn = (Face.SignIn) read;
        assertThat(signIn.token()).isEqualTo("abc");
        assertThat(signIn.toString()).doesNotContain("abc");
        assertThat(face.answer(new StreamFrame.Ack(signIn.id(), null), "ignored"))
                .startsWith("40{\"sid\":\"");
        assertThat(
                        face.answer(
                                new StreamFrame.Failed(
                                        signIn.id(),
                                        null,
                                        Problem.of(ErrorCode.SESSION_EXPIRED, "It ended.", null)),
                                "ignored"))
                .startsWith("44{")
                .contains("\"message\":\"The session has ended; sign in again\"")
                .contains("\"code\":\"SESSION_EXPIRED\"");
    }

    @Test
    void aConnectPacketWithoutATokenSignsInWithNone() {
        assertThat(face.read("40"))
                .isInstanceOfSatisfying(Face.SignIn.class, s -> assertThat(s.token()).isEmpty());
        assertThat(face.read("40/,{\"token\":\"t\"}"))
                .isInstanceOfSatisfying(
                        Face.SignIn.class, s -> assertThat(s.token()).isEqualTo("t"));
    }

    @Test
    void anEventIsACommandAndItsAnswerAFrameEvent() {
        assertThat(face.read("42[\"command\",{\"op\":\"ping\",\"id\":7}]"))
                .isEqualTo(new Face.Command("{\"op\":\"ping\",\"id\":7}"));
        assertThat(face.answer(new StreamFrame.Ack(7, null), "{\"type\":\"ack\"}"))
                .isEqualTo("42[\"frame\",{\"type\":\"ack\"}]");
    }

    @Test
    void anEventWithAnAcknowledgementIsAnsweredByItOnce() {
        assertThat(face.read("4213[\"command\",{\"op\":\"ping\",\"id\":7}]"))
                .isInstanceOf(Face.Command.class);
        StreamFrame.Ack answer = new StreamFrame.Ack(7, null);
        assertThat(face.answer(answer, "{}")).isEqualTo("4313[{}]");
        assertThat(face.answer(answer, "{}")).isEqualTo("42[\"frame\",{}]");
    }

    @Test
    void takesOnePongPerPing() {
        assertThat(face.heartbeat()).isEqualTo("2");
        assertThat(face.read("3")).isInstanceOf(Face.Nothing.class);
        assertThat(face.read("3")).isInstanceOf(Face.Violation.class);
    }

    @Test
    void leavesWhenTheClientDoes() {
        assertThat(face.read("1")).isInstanceOf(Face.Bye.class);
        assertThat(face.read("41")).isInstanceOf(Face.Bye.class);
        assertThat(face.farewell()).isEqualTo("41");
    }

    @Test
    void otherNamespacesAreToldThatTheyAreNotThere() {
        assertThat(face.read("40/market,{\"token\":\"x\"}"))
                .isEqualTo(
                        new Face.Reply(
                                "44/market,{\"message\":\"There is only the main namespace\"}"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2",
                "5",
                "9",
                "4",
                "43[1]",
                "45-[\"command\",{\"_placeholder\":true,\"num\":0}]",
                "46-[]",
                "42",
                "42{}",
                "42[\"command\"]",
                "42[\"command\",{},{}]",
                "42[\"other\",{}]",
                "42[\"command\",{}",
                "42[\"command\",{}] trailing",
                "4299999999999[\"command\",{\"id\":1}]",
                "40{",
                "42/market,[\"command\",{}]",
                "40/<script>,{}"
            })
    void refusesWhatIsNotOfTheProtocol(String packet) {
        assertThat(face.read(packet)).isInstanceOf(Face.Violation.class);
    }
}
