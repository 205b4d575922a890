using System.Globalization;
using System.Security;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Writes the source of <c>AddHandlers()</c>.</summary>
internal static class HandlerEmitter
{
    public const string HintName = "TwitterEvents.Handlers.g.cs";

    private const string Builder = "global::TwitterEvents.TwitterEventsBuilder";
    private const string Registration = "global::TwitterEvents.Dispatching.HandlerRegistration";
    private const string Method = "global::TwitterEvents.Dispatching.HandlerMethod";
    private const string TryAdd = "global::Microsoft.Extensions.DependencyInjection.Extensions.ServiceCollectionDescriptorExtensions.TryAdd";
    private const string Resolve = "global::Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService";

    public static string Emit(HandlerRegistry registry)
    {
        var code = GeneratedFile.Begin();
        code.Line("#pragma warning disable CS0612, CS0618 // An obsolete handler or event is reported where the user wrote it.");
        code.Line();
        code.Line("namespace TwitterEvents;");
        code.Line();
        EmitInternalClass(code, registry);
        if (registry.Project.PublicMethodName is { } name)
        {
            code.Line();
            EmitPublicClass(code, registry.Project, name);
        }

        return code.ToString();
    }

    private static void EmitInternalClass(CodeWriter code, HandlerRegistry registry)
    {
        var project = registry.Project;

        // Two extension methods of one name would make every call ambiguous.
        var modifier = project.MethodName == project.PublicMethodName ? "" : "this ";
        code.Line("/// <summary>The handlers of this assembly.</summary>");
        code.Line(GeneratedFile.Attribute);
        using (code.Block($"internal static class {HandlerNames.InternalClass(project.AssemblyName)}"))
        {
            EmitDocumentation(code, registry);
            using (code.Block($"internal static {Builder} {project.MethodName}({modifier}{Builder} builder)"))
            {
                code.Line("global::System.ArgumentNullException.ThrowIfNull(builder);");
                foreach (var handler in registry.Handlers)
                {
                    EmitHandler(code, handler);
                }

                code.Line();
                code.Line("return builder;");
            }
        }
    }

    private static void EmitPublicClass(CodeWriter code, HandlerProject project, string method)
    {
        var assembly = SecurityElement.Escape(project.AssemblyName);
        code.Line($"/// <summary>The handlers of {assembly}, for the apps that reference it.</summary>");
        code.Line(GeneratedFile.Attribute);
        using (code.Block($"public static class {HandlerNames.PublicClass(project.AssemblyName)}"))
        {
            code.Line($"/// <summary>Adds every handler of {assembly}.</summary>");
            code.Line("/// <param name=\"builder\">What <c>AddTwitterEvents</c> returned.</param>");
            code.Line("/// <returns>The same builder.</returns>");
            code.Line($"public static {Builder} {method}(this {Builder} builder) =>");
            using (code.Indent())
            {
                code.Line($"{HandlerNames.InternalClass(project.AssemblyName)}.{project.MethodName}(builder);");
            }
        }
    }

    private static void EmitDocumentation(CodeWriter code, HandlerRegistry registry)
    {
        if (registry.Handlers.Count == 0)
        {
            code.Line("/// <summary>Adds every handler of this assembly. It has none yet: implement <see cref=\"IHandle{T}\"/>.</summary>");
        }
        else
        {
            code.Line("/// <summary>Adds every handler of this assembly. Those of one event run in this order:");
            code.Line("/// <list type=\"number\">");
            foreach (var handler in registry.Handlers)
            {
                code.Line($"/// <item><description><see cref=\"{handler.TypeName}\"/></description></item>");
            }

            code.Line("/// </list></summary>");
        }

        code.Line("/// <param name=\"builder\">What <c>AddTwitterEvents</c> returned.</param>");
        code.Line("/// <returns>The same builder.</returns>");
    }

    private static void EmitHandler(CodeWriter code, HandlerSpec handler)
    {
        code.Line();
        code.Line($"{TryAdd}{handler.Lifetime}<{handler.TypeName}>(builder.Services);");
        code.Line($"builder.Add(new {Registration}(");
        using (code.Indent())
        {
            code.Line($"typeof({handler.TypeName}),");
            code.Line($"{handler.Order.ToString(CultureInfo.InvariantCulture)},");
            code.Line($"static services => {Resolve}<{handler.TypeName}>(services),");
            var settings = Settings(handler);
            for (var i = 0; i < handler.EventTypeNames.Count; i++)
            {
                EmitMethod(code, handler.EventTypeNames[i], i < handler.EventTypeNames.Count - 1 ? "," : settings.Length > 0 ? ")" : "));");
            }

            if (settings.Length > 0)
            {
                code.Line($"{{ {settings} }});");
            }
        }
    }

    // What is not said is as HandlerRegistration has it by itself.
    private static string Settings(HandlerSpec handler)
    {
        var settings = new List<string>();
        if (handler.Lifetime != HandlerLifetime.Scoped)
        {
            settings.Add($"Lifetime = global::Microsoft.Extensions.DependencyInjection.ServiceLifetime.{handler.Lifetime}");
        }

        if (handler.TimeoutSeconds != 0)
        {
            settings.Add($"Timeout = {Timeout(handler.TimeoutSeconds)}");
        }

        return string.Join(", ", settings);
    }

    private static string Timeout(double seconds) => double.IsInfinity(seconds)
        ? "global::System.Threading.Timeout.InfiniteTimeSpan"
        : $"global::System.TimeSpan.FromSeconds({seconds.ToString("R", CultureInfo.InvariantCulture)}D)";

    private static void EmitMethod(CodeWriter code, string eventType, string end)
    {
        code.Line($"new {Method}(");
        using (code.Indent())
        {
            code.Line($"typeof({eventType}),");
            code.Line("static (handler, e, context, cancellationToken) =>");
            using (code.Indent())
            {
                code.Line($"((global::TwitterEvents.IHandle<{eventType}>)handler).HandleAsync(({eventType})e, context, cancellationToken)){end}");
            }
        }
    }
}
