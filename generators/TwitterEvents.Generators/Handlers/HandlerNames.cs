using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace TwitterEvents.Generators.Handlers;

/// <summary>Names that derive from the assembly's.</summary>
internal static class HandlerNames
{
    /// <summary>
    /// The class of the internal method. Another assembly has another one, so that two of them that see each other's internals do not
    /// collide (CS0436): every character that no identifier has is spelled out rather than dropped.
    /// </summary>
    public static string InternalClass(string assemblyName) => "HandlersOf_" + Spell(assemblyName);

    /// <summary>The class of a library's public method.</summary>
    public static string PublicClass(string assemblyName) => "PublicHandlersOf_" + Spell(assemblyName);

    /// <summary>The public method of a library: <c>Acme.Bot</c> has <c>AddAcmeBotHandlers</c>.</summary>
    public static string PublicMethod(string assemblyName)
    {
        var name = new StringBuilder("Add");
        var startsWord = true;
        foreach (var character in assemblyName)
        {
            if (character == '_' || !SyntaxFacts.IsIdentifierPartCharacter(character))
            {
                startsWord = true;
                continue;
            }

            name.Append(startsWord ? char.ToUpperInvariant(character) : character);
            startsWord = false;
        }

        return name.Append("Handlers").ToString();
    }

    private static string Spell(string assemblyName)
    {
        var name = new StringBuilder();
        foreach (var character in assemblyName)
        {
            _ = character switch
            {
                '.' => name.Append('_'),
                '_' => name.Append("__"),
                _ when SyntaxFacts.IsIdentifierPartCharacter(character) => name.Append(character),
                _ => name.Append("_x").Append(((int)character).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return name.ToString();
    }
}
