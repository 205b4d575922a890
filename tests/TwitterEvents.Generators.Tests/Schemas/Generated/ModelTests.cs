using System.Reflection;
using TwitterEvents.Generators.Schemas.Model;
using TwitterEvents.Generators.Schemas.Samples;
using TwitterEvents.Generators.Tests.Schemas.Support;

namespace TwitterEvents.Generators.Tests.Schemas.Generated;

/// <summary>Models are values: the generator's cache rests on that.</summary>
public sealed class ModelTests
{
    [Fact]
    public void Equal_schemas_give_equal_models()
    {
        var first = SchemaSet.Real.ToModel();
        var second = SchemaSet.Real.ToModel();

        Assert.NotSame(first, second);
        Assert.Equal(first, second);
        Assert.Equal(first.GetHashCode(), second.GetHashCode());
    }

    [Fact]
    public void Different_schemas_give_different_models() =>
        Assert.NotEqual(SchemaSet.Polls("""{"id":1}""").ToModel(), SchemaSet.Polls("""{"id":1.5}""").ToModel());

    /// <summary>What a value of these types can hold, whatever a run happens to have put in it.</summary>
    [Fact]
    public void No_type_of_a_model_can_hold_anything_of_the_compiler()
    {
        var seen = new HashSet<Type>();
        Walk(typeof(SchemaModel), seen);
        Walk(typeof(Sample), seen);
        Walk(typeof(SchemaSetup), seen);
        Walk(typeof(SchemaFile), seen);

        Assert.Contains(typeof(EventFile), seen);
        Assert.All(
            seen,
            static type => Assert.False(
                type == typeof(object) || type.Namespace!.StartsWith("Microsoft.CodeAnalysis", StringComparison.Ordinal), type.FullName));
    }

    private static void Walk(Type type, HashSet<Type> seen)
    {
        var isLeaf = type.IsPrimitive || type.IsEnum || type == typeof(string);
        if (isLeaf || !seen.Add(type))
        {
            return;
        }

        foreach (var argument in type.GetGenericArguments())
        {
            Walk(argument, seen);
        }

        if (type.Assembly != typeof(SchemaModel).Assembly)
        {
            return;
        }

        foreach (var field in type.GetFields(BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic))
        {
            Walk(field.FieldType, seen);
        }

        foreach (var derived in type.Assembly.GetTypes().Where(other => other.BaseType == type))
        {
            Walk(derived, seen);
        }
    }
}
