namespace TwitterEvents;

/// <summary>An event that may tell of several actions. Who handles actions is called for each.</summary>
internal interface IActionGroup
{
    /// <summary>The actions; none if the event is the only one itself.</summary>
    IReadOnlyList<IAction> Actions { get; }
}
