package dev.hinomi.benchmarks.bench;

import java.util.List;
import java.util.stream.Stream;

/** The stack of a service that fails in a transaction begun by a message from a queue. */
final class SampleFrames {
    static final List<StackTraceElement> THIRTY = Stream.of(
                    "com.example.career.application.Stages next Stages.java 87",
                    "com.example.career.application.Application advance Application.java 214",
                    "com.example.career.application.ApplicationService lambda$moveToNextStage$3 ApplicationService.java 131",
                    "java.util.Optional map Optional.java 260",
                    "com.example.career.application.ApplicationService moveToNextStage ApplicationService.java 129",
                    "com.example.career.application.ApplicationCommands handle ApplicationCommands.java 58",
                    "com.example.career.messaging.CommandDispatcher lambda$dispatch$0 CommandDispatcher.java 74",
                    "org.springframework.transaction.support.TransactionTemplate execute TransactionTemplate.java 140",
                    "com.example.career.messaging.CommandDispatcher dispatch CommandDispatcher.java 71",
                    "com.example.career.messaging.CommandListener onMessage CommandListener.java 39",
                    "org.springframework.messaging.handler.invocation.InvocableHandlerMethod doInvoke InvocableHandlerMethod.java 169",
                    "org.springframework.messaging.handler.invocation.InvocableHandlerMethod invoke InvocableHandlerMethod.java 119",
                    "org.springframework.kafka.listener.adapter.HandlerAdapter invoke HandlerAdapter.java 70",
                    "org.springframework.kafka.listener.adapter.MessagingMessageListenerAdapter invokeHandler MessagingMessageListenerAdapter.java 420",
                    "org.springframework.kafka.listener.adapter.MessagingMessageListenerAdapter invoke MessagingMessageListenerAdapter.java 384",
                    "org.springframework.kafka.listener.adapter.RecordMessagingMessageListenerAdapter onMessage RecordMessagingMessageListenerAdapter.java 85",
                    "org.springframework.kafka.listener.adapter.RecordMessagingMessageListenerAdapter onMessage RecordMessagingMessageListenerAdapter.java 50",
                    "org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer doInvokeOnMessage KafkaMessageListenerContainer.java 2800",
                    "org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer invokeOnMessage KafkaMessageListenerContainer.java 2778",
                    "org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer lambda$doInvokeRecordListener$53 KafkaMessageListenerContainer.java 2701",
                    "io.micrometer.observation.Observation observe Observation.java 564",
                    "org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer doInvokeRecordListener KafkaMessageListenerContainer.java 2699",
                    "org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer doInvokeWithRecords KafkaMessageListenerContainer.java 2541",
                    "org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer invokeRecordListener KafkaMessageListenerContainer.java 2430",
                    "org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer invokeIfHaveRecords KafkaMessageListenerContainer.java 2085",
                    "org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer pollAndInvoke KafkaMessageListenerContainer.java 1461",
                    "org.springframework.kafka.listener.KafkaMessageListenerContainer$ListenerConsumer run KafkaMessageListenerContainer.java 1426",
                    "java.util.concurrent.CompletableFuture$AsyncRun run CompletableFuture.java 1804",
                    "java.util.concurrent.ThreadPoolExecutor runWorker ThreadPoolExecutor.java 1136",
                    "java.lang.Thread run Thread.java 840")
            .map(SampleFrames::frame)
            .toList();

    private SampleFrames() {}

    private static StackTraceElement frame(String text) {
        String[] parts = text.split(" ", -1);
        return new StackTraceElement(parts[0], parts[1], parts[2], Integer.parseInt(parts[3]));
    }
}
