using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace TwitterEvents.Reading;

/// <summary>
/// The short texts this delivery has had lately. X repeats ids, names and addresses in every place a user stands; each needs one string
/// only. It lives on the stack and is gone with the read, so nothing of one delivery is kept for another.
/// </summary>
[InlineArray(Slots)]
internal struct RecentTexts
{
    private const int Slots = 32;
    private const int MinLength = 4;
    private const int MaxLength = 40;

    private string? first;

    /// <summary>Gets the string for an ASCII text: the same one as before if it was met lately. Null if the text has other characters.</summary>
    public string? Get(ReadOnlySpan<byte> text)
    {
        if (text.Length is < MinLength or > MaxLength)
        {
            return JsonText.FromAscii(text);
        }

        ref var slot = ref this[SlotOf(text)];
        if (slot is not null && slot.Length == text.Length && Ascii.Equals(text, slot))
        {
            return slot;
        }

        var created = JsonText.FromAscii(text);
        if (created is not null)
        {
            slot = created;
        }

        return created;
    }

    private static int SlotOf(ReadOnlySpan<byte> text)
    {
        var start = MemoryMarshal.Read<uint>(text);
        var end = MemoryMarshal.Read<uint>(text[^sizeof(uint)..]);
        return (int)((((start * 0x9E3779B1) ^ end) * 0x85EBCA6B + (uint)text.Length) >> 27) % Slots;
    }
}
