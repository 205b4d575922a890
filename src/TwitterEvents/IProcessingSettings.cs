namespace TwitterEvents;

/// <summary>Where the settings of processing come from; they may change while the app runs.</summary>
internal interface IProcessingSettings
{
    ProcessingSettings Processing { get; }
}
