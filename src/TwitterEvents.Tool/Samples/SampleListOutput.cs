namespace TwitterEvents.Tool.Samples;

/// <summary>What <c>samples list</c> prints.</summary>
internal sealed record SampleListOutput(IReadOnlyList<SampleOutput> Samples);
