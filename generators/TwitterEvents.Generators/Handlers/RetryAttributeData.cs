using Microsoft.CodeAnalysis;

namespace TwitterEvents.Generators.Handlers;

/// <summary>What <c>[Retry]</c> says of a class; 0 where it says nothing.</summary>
/// <param name="MaxAttempts">How often it is called for an event.</param>
/// <param name="FirstPauseSeconds">The pause after the first failed attempt.</param>
/// <param name="LongestPauseSeconds">The longest pause.</param>
/// <param name="StrictOrder">Whether later events of a user wait meanwhile.</param>
internal readonly record struct RetryAttributeData(int MaxAttempts, double FirstPauseSeconds, double LongestPauseSeconds, bool StrictOrder)
{
    /// <summary>Why it cannot be done; null if it can.</summary>
    public string? Problem =>
        MaxAttempts < 0 ? "MaxAttempts must be at least 1"
        : !IsPause(FirstPauseSeconds) ? "FirstPauseSeconds must be 0.001 to 86400"
        : !IsPause(LongestPauseSeconds) ? "LongestPauseSeconds must be 0.001 to 86400"
        : LongestPauseSeconds > 0 && LongestPauseSeconds < FirstPauseSeconds ? "LongestPauseSeconds must not be less than FirstPauseSeconds"
        : null;

    public static RetryAttributeData Of(INamedTypeSymbol type)
    {
        var data = default(RetryAttributeData);
        foreach (var attribute in type.GetAttributes())
        {
            if (attribute.AttributeClass is not { } attributeClass || !HandlerSymbols.IsLibraryType(attributeClass, "RetryAttribute"))
            {
                continue;
            }

            foreach (var argument in attribute.NamedArguments)
            {
                data = (argument.Key, argument.Value.Value) switch
                {
                    ("MaxAttempts", int value) => data with { MaxAttempts = value },
                    ("FirstPauseSeconds", double value) => data with { FirstPauseSeconds = value },
                    ("LongestPauseSeconds", double value) => data with { LongestPauseSeconds = value },
                    ("StrictOrder", bool value) => data with { StrictOrder = value },
                    _ => data,
                };
            }
        }

        return data;
    }

    private static bool IsPause(double seconds) => seconds is 0 or (>= 0.001 and <= 86_400);
}
