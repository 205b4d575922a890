using System.ComponentModel;

namespace TwitterEvents.Reading.Contract;

/// <summary>A generated record whose object may come wrapped in another that has nothing else: <c>{"data":{…}}</c>. It is written as it came.</summary>
/// <typeparam name="TSelf">The record.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public interface IWrappedRecord<TSelf> : IWireRecord<TSelf>
    where TSelf : class, IWrappedRecord<TSelf>
{
    /// <summary>The name it may be wrapped in.</summary>
    static abstract string Wrapper { get; }

    /// <summary>Whether it came wrapped.</summary>
    Aside<bool> IsWrapped { get; set; }
}
