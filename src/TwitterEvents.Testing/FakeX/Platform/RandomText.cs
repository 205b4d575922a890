using System.Security.Cryptography;

namespace TwitterEvents.Testing.Platform;

/// <summary>Random texts in the forms of X's credentials and ids.</summary>
internal static class RandomText
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

    public static string Letters(int length) => RandomNumberGenerator.GetString(Alphabet, length);

    public static string Digits(int length) => "1" + RandomNumberGenerator.GetString("0123456789", length - 1);

    /// <summary>An id as X's: 19 digits.</summary>
    public static string Id() => Digits(19);
}
