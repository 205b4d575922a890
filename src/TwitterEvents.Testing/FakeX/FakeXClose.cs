using System.Runtime.InteropServices;

namespace TwitterEvents.Testing;

/// <summary>
/// Where X closes a connection: for <see cref="FakeXFaults.CloseApi"/> one on which it is called, for
/// <see cref="FakeXFaults.CloseDelivery"/> one on which it delivers.
/// </summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct FakeXClose
{
    private FakeXClose(Part part, long bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        Place = part;
        Bytes = bytes;
    }

    /// <summary>When the whole request has passed, and before any of an answer: the call is not done, the delivery's answer not awaited.</summary>
    public static FakeXClose AfterRequest => new(Part.Request, long.MaxValue);

    internal Part Place { get; }

    internal long Bytes { get; }

    /// <summary>In the middle of a request: the call is not done.</summary>
    /// <param name="bytes">How many bytes of its body have passed then.</param>
    public static FakeXClose InRequest(long bytes) => new(Part.Request, bytes);

    /// <summary>In the middle of an answer: the call is done, the delivery has been handled, and who asked is not told so.</summary>
    /// <param name="bytes">
    /// How many bytes of the answer have passed then: of the API's the status line and the headers count too, of a receiver's the body alone.
    /// </param>
    public static FakeXClose InAnswer(long bytes) => new(Part.Answer, bytes);

    internal enum Part
    {
        Request,
        Answer,
    }
}
