using System.Runtime.InteropServices;

namespace TwitterEvents.Testing.Api;

/// <summary>What goes wrong with one request: one of the two.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ApiFault(FakeXAnswer? Answer, FakeXClose? Close);
