using System.Globalization;

namespace TwitterEvents.Management;

/// <summary>Nothing has come for so long that the connection counts as dead.</summary>
internal sealed class StreamStalledException(TimeSpan stall)
    : IOException(string.Create(CultureInfo.InvariantCulture, $"nothing came for {stall.TotalSeconds:0.#} seconds, though X sends something every 20"));
