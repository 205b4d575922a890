using System.Runtime.InteropServices;

namespace TwitterEvents.Testing.Api;

/// <summary>What goes wrong with one request: one of the two.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ApiFault(FakeXAnswer? Answer, FakeXClose? Close)
{
    /// <summary>What the path of a request it meets begins with; null for any.</summary>
    public string? Path { get; init; }
}
