using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>What <c>[Handler]</c> says of a class; the attribute's defaults where it says nothing.</summary>
/// <param name="Order">First sort key.</param>
/// <param name="Lifetime">How the class is registered.</param>
/// <param name="TimeoutSeconds">How long a call may take; 0 for the app's limit, infinity for none.</param>
/// <param name="Name">What it is known by; null for its type's name.</param>
internal readonly record struct HandlerAttributeData(int Order, HandlerLifetime Lifetime, double TimeoutSeconds, string? Name)
{
    /// <summary>A timer takes whole milliseconds up to what fits into 32 bits.</summary>
    public bool HasValidTimeout => TimeoutSeconds is 0 or (>= 0.001 and <= 4_294_967) or double.PositiveInfinity;

    public static HandlerAttributeData Of(INamedTypeSymbol type)
    {
        var data = new HandlerAttributeData(0, HandlerLifetime.Scoped, 0, null);
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { } attributeClass || !HandlerSymbols.IsLibraryType(attributeClass, "HandlerAttribute"))
            {
                continue;
            }

            foreach (var argument in attribute.NamedArguments)
            {
                data = (argument.Key, argument.Value.Value) switch
                {
                    ("Order", int value) => data with { Order = value },
                    ("Lifetime", int value) when value is >= (int)HandlerLifetime.Singleton and <= (int)HandlerLifetime.Transient =>
                        data with { Lifetime = (HandlerLifetime)value },
                    ("Name", string value) when !string.IsNullOrWhiteSpace(value) => data with { Name = value },
                    ("TimeoutSeconds", double value) => data with { TimeoutSeconds = value },
                    _ => data,
                };
            }
        }

        return data;
    }
}
