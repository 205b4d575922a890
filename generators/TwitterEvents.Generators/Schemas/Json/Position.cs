namespace TwitterEvents.Generators.Schemas.Json;

/// <summary>A place in a text file; both count from 0.</summary>
internal readonly record struct Position(int Line, int Column) : IComparable<Position>
{
    public int CompareTo(Position other) => Line != other.Line ? Line.CompareTo(other.Line) : Column.CompareTo(other.Column);
}
