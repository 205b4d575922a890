using TwitterEvents.Generators.Schemas.Formats;
using TwitterEvents.Generators.Schemas.Inference;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// Whether the codec of a format that a hint gives reads any value that the samples have. It need not read all: where samples disagree, the format
/// says which of them count.
/// </summary>
internal static class FormatFit
{
    private const TextForms Epoch = TextForms.EpochMilliseconds | TextForms.EpochSeconds | TextForms.Integer;

    /// <param name="format">The format.</param>
    /// <param name="shape">What the samples have; where that is no value, nothing speaks against the format.</param>
    public static bool Reads(ScalarFormat format, Shape shape)
    {
        var isUnseen = true;
        foreach (var _ in shape.Kinds())
        {
            isUnseen = false;
        }

        // An empty text is no date, but says that there is none.
        return isUnseen || (ScalarFormats.IsDate(format) && Has(shape, TextForms.Empty)) || ReadsAny(format, shape);
    }

    private static bool ReadsAny(ScalarFormat format, Shape shape) => format switch
    {
        ScalarFormat.Raw => true,
        ScalarFormat.Text => shape.Text is not null,
        ScalarFormat.Id or ScalarFormat.TextOrNumber => shape.Text is not null || shape.Number is not null,
        ScalarFormat.Integer => shape.Number is { HasWhole: true },
        ScalarFormat.IdNumber => shape.Number is { HasWhole: true } || Has(shape, Epoch),
        ScalarFormat.Number => shape.Number is not null,
        ScalarFormat.Boolean => shape.Boolean is not null,
        ScalarFormat.BooleanOrText => shape.Boolean is not null || Has(shape, TextForms.TrueOrFalse),
        ScalarFormat.TwitterDate => Has(shape, TextForms.TwitterDate),
        ScalarFormat.Date => Has(shape, TextForms.Date),
        ScalarFormat.Rfc3339 => Has(shape, TextForms.Rfc3339),
        _ => shape.Number is { HasWhole: true } || Has(shape, Epoch), // a time that is counted, be it a text or a number
    };

    private static bool Has(Shape shape, TextForms any) => shape.Text is { } text && (text.Forms & any) != 0;
}
