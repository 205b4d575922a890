namespace TwitterEvents;

/// <summary>The name of the configuration section the settings come from, so that errors can name a setting in full.</summary>
internal sealed record TwitterSection(string Path)
{
    public const string DefaultPath = "Twitter";
}
