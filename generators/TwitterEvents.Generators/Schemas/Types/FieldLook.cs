using TwitterEvents.Generators.Schemas.Inference;

namespace TwitterEvents.Generators.Schemas.Types;

/// <summary>
/// What matters of a field when types are compared: the kinds of its values, those of an array's items eight bits further, and so on; and
/// whether an object may lack it.
/// </summary>
internal readonly record struct FieldLook(ulong Kinds, bool IsOptional)
{
    private const ulong Boolean = 1;
    private const ulong Number = 2;
    private const ulong Text = 4;
    private const ulong Array = 8;
    private const ulong Record = 16;
    private const ulong Map = 32;

    /// <summary>An object without fields: it may be either.</summary>
    private const ulong Empty = 64;

    private const int BitsOfLevel = 8;
    private const int Levels = 8;
    private const ulong Level = 0xFF;

    public static FieldLook Of(Field field, bool isMap) => new(KindsOf(field.Shape, isMap, 0), field.IsOptional);

    public static FieldLook Join(FieldLook left, FieldLook right) => new(left.Kinds | right.Kinds, left.IsOptional || right.IsOptional);

    /// <summary>
    /// Whether values of both may stand under one field: where one of them is of a kind that the other is not, the other has shown all of the
    /// first one's kinds beside it, or nothing yet.
    /// </summary>
    public static bool Agree(FieldLook left, FieldLook right)
    {
        for (var level = 0; level < Levels; level++)
        {
            var (a, b) = ((left.Kinds >> (level * BitsOfLevel)) & Level, (right.Kinds >> (level * BitsOfLevel)) & Level);
            (a, b) = (WithoutEmpty(a, b), WithoutEmpty(b, a));
            if ((a & b) != a && (a & b) != b)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>An object without fields is what the others are, if nothing has shown yet what it is.</summary>
    private static ulong WithoutEmpty(ulong kinds, ulong others) =>
        (kinds & Empty) == 0 ? kinds
        : (kinds & (Record | Map)) != 0 ? kinds & ~Empty
        : (others & (Record | Map)) != 0 ? (kinds & ~Empty) | (others & (Record | Map))
        : kinds;

    private static ulong KindsOf(Shape shape, bool isMap, int level)
    {
        if (level == Levels)
        {
            return 0;
        }

        var own = (shape.Boolean is null ? 0 : Boolean)
            | (shape.Number is null ? 0 : Number)
            | (shape.Text is null ? 0 : Text)
            | (shape.Array is null ? 0 : Array)
            | (shape.Object is null ? 0 : shape.Object.Fields.IsEmpty ? Empty : isMap ? Map : Record);
        var kinds = own << (level * BitsOfLevel);
        if (shape.Array is not null)
        {
            kinds |= KindsOf(shape.Array.Item, isMap, level + 1);
        }

        if (isMap && shape.Object is not null)
        {
            foreach (var value in shape.Object.Fields.Values)
            {
                kinds |= KindsOf(value.Shape, isMap: false, level + 1);
            }
        }

        return kinds;
    }
}
