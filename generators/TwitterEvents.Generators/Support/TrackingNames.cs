namespace TwitterEvents.Generators.Support;

/// <summary>Names of the pipelines' steps, by which tests see what an edit made run again.</summary>
internal static class TrackingNames
{
    public const string SchemaFiles = nameof(SchemaFiles);
    public const string SchemaFamilies = nameof(SchemaFamilies);
    public const string SchemaSamples = nameof(SchemaSamples);
    public const string SchemaModel = nameof(SchemaModel);
    public const string SchemaOutputs = nameof(SchemaOutputs);
    public const string SchemaTarget = nameof(SchemaTarget);
    public const string SchemaDiagnostics = nameof(SchemaDiagnostics);

    public const string HandlerCandidates = nameof(HandlerCandidates);
    public const string Handlers = nameof(Handlers);
    public const string HandlerProject = nameof(HandlerProject);
    public const string HandlersMethod = nameof(HandlersMethod);
}
