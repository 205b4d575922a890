namespace TwitterEvents.Tool.Activity;

/// <summary>What is to become of a subscription.</summary>
internal enum PlanAction
{
    /// <summary>It is there as it is wanted.</summary>
    Keep,

    /// <summary>It is not there.</summary>
    Create,

    /// <summary>It is there, goes elsewhere, and is given the webhook.</summary>
    Move,

    /// <summary>One of others is in its way, which is left alone.</summary>
    Taken,

    /// <summary>It is ended for one that is created, with which it overlaps.</summary>
    Replace,

    /// <summary>It is ended, for nobody wants it.</summary>
    End,
}
