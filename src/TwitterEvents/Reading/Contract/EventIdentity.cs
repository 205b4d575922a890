using System.ComponentModel;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace TwitterEvents.Reading.Contract;

/// <summary>Joins what makes two events the same.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class EventIdentity
{
    /// <summary>A longer identity is replaced by its hash, so that what is remembered of an event is small whatever its ids are.</summary>
    private const int MaxLength = 64;

    /// <summary>
    /// Null if a part is missing, empty or zero: then no two events are known to be the same by it. The length of a part stands before it, so
    /// that <c>a/b</c> and <c>c</c> are not <c>a</c> and <c>b/c</c>.
    /// </summary>
    public static string? Join(params ReadOnlySpan<string?> parts)
    {
        var joined = new StringBuilder();
        foreach (var part in parts)
        {
            if (!IsId(part))
            {
                return null;
            }

            joined.Append(CultureInfo.InvariantCulture, $"{part!.Length}:{part}");
        }

        return joined.Length <= MaxLength ? joined.ToString() : Hash(joined.ToString());
    }

    /// <summary>Whether a text names something: empty and zero name nothing.</summary>
    internal static bool IsId(string? text) => text is not (null or "" or "0");

    // No other identity begins so: they begin with a digit.
    private static string Hash(string identity) => "#" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(identity)));
}
