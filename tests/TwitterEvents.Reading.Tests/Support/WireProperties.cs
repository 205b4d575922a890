using System.Collections.Concurrent;
using System.Reflection;
using System.Text.Json.Serialization;

namespace TwitterEvents.Reading.Tests.Support;

/// <summary>The properties of a record that hold what came from the wire, not what is computed from it.</summary>
internal static class WireProperties
{
    private static readonly ConcurrentDictionary<Type, PropertyInfo[]> Cache = new();

    public static PropertyInfo[] Of(Type type) => Cache.GetOrAdd(type, static type =>
    [
        .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
            .Where(property => property.GetIndexParameters().Length == 0 && property.GetCustomAttribute<JsonIgnoreAttribute>() is null),
    ]);
}
