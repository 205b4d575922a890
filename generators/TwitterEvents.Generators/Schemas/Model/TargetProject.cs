using System.Text;
using TwitterEvents.Generators.Schemas.Naming;

namespace TwitterEvents.Generators.Schemas.Model;

/// <summary>The project that the samples are part of, and that gets the generated code.</summary>
/// <param name="Assembly">The name of its assembly.</param>
/// <param name="Namespace">The namespace of events and envelopes.</param>
internal sealed record TargetProject(string Assembly, string Namespace)
{
    /// <summary>
    /// The namespace of what events hold. It is one of its own because a provider has a <c>User</c> or <c>File</c> as other code has, and who
    /// handles events should not have to tell them apart.
    /// </summary>
    public string Models => Namespace + ".Models";

    /// <summary>Begins the names of what there is one of in a project: <c>PollsCatalog</c> in <c>MyApp.Polls</c>.</summary>
    public string Name => Namespace.Substring(Namespace.LastIndexOf('.') + 1);

    /// <summary>The catalog of its events.</summary>
    public string Catalog => Name + "Catalog";

    /// <summary>Its System.Text.Json context.</summary>
    public string JsonContext => Name + "JsonContext";

    /// <param name="assembly">The name of the assembly.</param>
    /// <param name="configured">The namespace its project asks for; null or empty if it does not.</param>
    public static TargetProject Of(string? assembly, string? configured)
    {
        var name = assembly ?? "Assembly";
        return new TargetProject(name, Identifiers(string.IsNullOrEmpty(configured) ? name : configured!));
    }

    /// <summary>A namespace of what may be none: <c>my-bot.events</c> is <c>my_bot.events</c>.</summary>
    private static string Identifiers(string name)
    {
        var builder = new StringBuilder();
        foreach (var part in name.Split('.'))
        {
            builder.Append(builder.Length == 0 ? "" : ".").Append(Names.Identifier(part));
        }

        return builder.ToString();
    }
}
