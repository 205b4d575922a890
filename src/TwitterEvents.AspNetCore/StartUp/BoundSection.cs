using Microsoft.Extensions.Configuration;

namespace TwitterEvents.StartUp;

/// <summary>A section that the settings are read from.</summary>
internal sealed record BoundSection(IConfigurationSection Section);
