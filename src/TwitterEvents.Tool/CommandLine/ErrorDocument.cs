namespace TwitterEvents.Tool.CommandLine;

/// <summary>What <c>--json</c> prints when there is no result.</summary>
internal sealed record ErrorDocument(ErrorOutput Error);
