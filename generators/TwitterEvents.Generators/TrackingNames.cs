namespace TwitterEvents.Generators;

/// <summary>Names of the pipelines' steps, by which tests see what an edit made run again.</summary>
internal static class TrackingNames
{
    public const string Handlers = nameof(Handlers);
    public const string HandlerProject = nameof(HandlerProject);
    public const string HandlerRegistry = nameof(HandlerRegistry);
}
