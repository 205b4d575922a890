using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Support;

namespace TwitterEvents.Generators.Schemas.Emit;

/// <summary>
/// Writes one generated file. Its code says where each foreign name comes from, through aliases (<c>__Wire::Extras</c>): whatever other types
/// the project has, they mean the same. Names with two underscores are left to generated code by the language: no <c>global using</c> of the
/// project has one.
/// </summary>
internal static class SourceFile
{
    public static string Write(FileModel file, TargetProject target)
    {
        var body = new CodeWriter();
        switch (file)
        {
            case EnvelopeFile envelope:
                EnvelopeEmitter.Write(body, envelope);
                break;
            case EventFile events:
                EventEmitter.Write(body, events);
                break;
            case EventBaseFile eventBase:
                EventBaseEmitter.Write(body, eventBase);
                break;
            case TypesFile types:
                RecordEmitter.WriteAll(body, types.Records);
                break;
            case CatalogFile catalog:
                CatalogEmitter.Write(body, catalog, target);
                break;
        }

        var text = body.ToString();
        var code = GeneratedFile.Begin();
        code.Line();
        code.Line("using global::System;");
        Alias(code, text, "__Json", "System.Text.Json");
        Alias(code, text, "__Models", target.Models);
        Alias(code, text, "__Wire", "TwitterEvents.Reading.Contract");
        code.Line();
        code.Line($"namespace {(file is TypesFile ? target.Models : target.Namespace)};");
        code.Line();
        return code + text;
    }

    /// <summary>The alias of a namespace, if the code uses it: one of a namespace without types would not compile.</summary>
    private static void Alias(CodeWriter code, string text, string name, string aliased)
    {
        if (text.Contains(name + "::"))
        {
            code.Line($"using {name} = global::{aliased};");
        }
    }
}
