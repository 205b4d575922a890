namespace TwitterEvents.Generators.Handlers;

/// <summary>What analyzer and code fix agree on. Both assemblies compile this file: neither finds the other in every host.</summary>
internal static class EndingDiagnostic
{
    public const string Id = "TWE115";

    /// <summary>The property that names the <c>IHandle&lt;T&gt;</c> to replace, by the id documentation refers to it with.</summary>
    public const string Handle = "Handle";

    /// <summary>The property that names the T to replace it by. Without it there is nothing to fix.</summary>
    public const string Successor = "Successor";
}
