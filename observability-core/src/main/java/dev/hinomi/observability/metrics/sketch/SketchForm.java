package dev.hinomi.observability.metrics.sketch;

/** Sketches as the Agent and Vector send them: {@code POST /api/beta/sketches}, protobuf. */
final class SketchForm implements WireForm {
    private static final String CONTENT_TYPE = "application/x-protobuf";

    @Override
    public Request write(Block block, int from, int to) {
        if (to - from == block.size()) {
            return new Request(block.body(CONTENT_TYPE), block.size());
        }
        DeflatedBody body = new DeflatedBody();
        body.write(out -> {
            block.writeTo(out, from, to);
            out.write(SketchPayload.EMPTY_METADATA);
        });
        return new Request(body.finish(CONTENT_TYPE), to - from);
    }
}
