using System.Runtime.InteropServices;

namespace TwitterEvents.Testing.Deliveries;

/// <summary>What goes wrong with one attempt.</summary>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AttemptFaults(bool WrongSignature, FakeXClose? Close, TimeSpan Delay);
