namespace TwitterEvents.Signing;

/// <summary>Whether the text of a signature header can be a signature at all.</summary>
internal enum SignatureForm
{
    WellFormed,
    WrongPrefix,
    WrongLength,
    NotBase64,
}
