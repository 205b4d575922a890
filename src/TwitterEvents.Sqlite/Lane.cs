namespace TwitterEvents.Sqlite;

/// <summary>The deliveries of one user at one app, in the order they came: one is ready or in work, and some wait here. The schedule's.</summary>
internal sealed class Lane(string name)
{
    public string Name => name;

    public Queue<Taken> Waiting { get; } = new();

    /// <summary>Whether one is ready or in work.</summary>
    public bool IsBusy { get; set; }

    /// <summary>The last that was taken into it.</summary>
    public long Last { get; set; }

    /// <summary>The last of it that is known to wait in the file.</summary>
    public long End { get; set; }

    /// <summary>Whether more of it wait in the file, from after <see cref="Last"/> to <see cref="End"/>.</summary>
    public bool IsCut => End > Last;

    /// <summary>Whether it is to be filled.</summary>
    public bool IsShort { get; set; }

    /// <summary>What is to be filled after it.</summary>
    public Lane? NextShort { get; set; }
}
