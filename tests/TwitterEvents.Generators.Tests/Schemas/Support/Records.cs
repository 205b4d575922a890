using System.Text.Json;
using System.Text.Json.Serialization;

namespace TwitterEvents.Generators.Tests.Schemas.Support;

/// <summary>What C# does with records that only exist while a test runs.</summary>
internal static class Records
{
    /// <summary>What <c>with</c> does.</summary>
    public static object Copy(object record, params (string Name, object Value)[] values)
    {
        var copy = record.GetType().GetMethod("<Clone>$")!.Invoke(record, null)!;
        foreach (var (name, value) in values)
        {
            record.GetType().GetProperty(name)!.SetValue(copy, value);
        }

        return copy;
    }

    /// <summary>The JSON that the generated System.Text.Json context makes of it.</summary>
    public static string Json(object e)
    {
        var context = e.GetType().Assembly.GetExportedTypes().Single(static type => type.IsAssignableTo(typeof(JsonSerializerContext)));
        return JsonSerializer.Serialize(e, e.GetType(), (JsonSerializerContext)context.GetProperty("Default")!.GetValue(null)!);
    }
}
