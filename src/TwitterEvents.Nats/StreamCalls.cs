using System.Buffers;
using System.Text.Json.Nodes;
using NATS.Client.Core;
using NATS.Client.JetStream;
using NATS.Client.JetStream.Models;

namespace TwitterEvents.Nats;

/// <summary>What is asked of a stream. The client's own calls read its state first, and fail on one whose counts have gone below zero.</summary>
internal static class StreamCalls
{
    private const int NotFound = 404;
    private const int WrongLastSequence = 10071;

    extension(NatsJSContext context)
    {
        /// <summary>How a stream was made, and what it holds; null if there is none.</summary>
        public async ValueTask<StreamInfo?> FindStreamInfoAsync(string stream, CancellationToken cancellationToken)
        {
            var answer = await context.Connection.RequestAsync<byte[], byte[]>(
                $"{context.Opts.Prefix}.STREAM.INFO.{stream}",
                [],
                requestSerializer: NatsRawSerializer<byte[]>.Default,
                replySerializer: MessageBody.Default,
                cancellationToken: cancellationToken).ConfigureAwait(false);
            answer.EnsureSuccess();
            var info = JsonNode.Parse(answer.Data ?? [])!.AsObject();
            if (info["error"] is JsonObject error)
            {
                var problem = Read<ApiError>(error);
                return problem.Code == NotFound ? null : throw new NatsJSApiException(problem);
            }

            if (info["state"] is JsonObject state)
            {
                Mend(state, "messages");
                Mend(state, "bytes");
            }

            return Read<StreamInfoResponse>(info);
        }

        /// <exception cref="NatsJSApiException">There is none (404).</exception>
        public async ValueTask<StreamInfo> GetStreamInfoAsync(string stream, CancellationToken cancellationToken) =>
            await context.FindStreamInfoAsync(stream, cancellationToken).ConfigureAwait(false)
            ?? throw new NatsJSApiException(new ApiError { Code = NotFound, Description = "stream not found" });

        /// <summary>One message, from any replica; null if there is none.</summary>
        public async ValueTask<StoredMessage?> ReadMessageAsync(string stream, StreamMsgGetRequest request, CancellationToken cancellationToken) =>
            StoredMessage.Of(await context.Connection.RequestAsync<StreamMsgGetRequest, byte[]>(
                $"{context.Opts.Prefix}.DIRECT.GET.{stream}",
                request,
                requestSerializer: NatsJSJsonSerializer<StreamMsgGetRequest>.Default,
                replySerializer: MessageBody.Default,
                cancellationToken: cancellationToken).ConfigureAwait(false));

        /// <summary>Whether a message is there, as who leads the stream knows it.</summary>
        public async ValueTask<bool> HasMessageAsync(string stream, ulong sequence, CancellationToken cancellationToken) =>
            await context.FindLatestAsync(stream, new StreamMsgGetRequest { Seq = sequence }, cancellationToken).ConfigureAwait(false) is not null;

        /// <summary>One message, as who leads the stream knows it: a replica may not know of it yet. Null if there is none.</summary>
        public async ValueTask<(byte[] Body, ulong Sequence)?> FindLatestAsync(string stream, StreamMsgGetRequest request, CancellationToken cancellationToken)
        {
            try
            {
                var answer = await context.JSRequestResponseAsync<StreamMsgGetRequest, StreamMsgGetResponse>(
                    $"{context.Opts.Prefix}.STREAM.MSG.GET.{stream}", request, cancellationToken).ConfigureAwait(false);
                return (answer.Message.Data.ToArray(), answer.Message.Seq);
            }
            catch (NatsJSApiException exception) when (exception.Error.Code == NotFound)
            {
                return null;
            }
        }

        /// <summary>Takes a message out; false if another has done so.</summary>
        public async ValueTask<bool> EraseMessageAsync(string stream, ulong sequence, CancellationToken cancellationToken)
        {
            try
            {
                return (await context.DeleteMessageAsync(stream, new StreamMsgDeleteRequest { Seq = sequence }, cancellationToken).ConfigureAwait(false)).Success;
            }
            catch (NatsJSApiException)
            {
                // That it is gone is said in several ways: of the last message of a file as of a failure.
                if (await context.HasMessageAsync(stream, sequence, cancellationToken).ConfigureAwait(false))
                {
                    throw;
                }

                return false;
            }
        }

        /// <summary>
        /// Stores a call that has failed. Where it is more than the server takes with its body, less is said of how it failed. One that is stored twice, for it has
        /// no id or the answer was lost, is made once: its claim knows the attempt.
        /// </summary>
        /// <returns>The number it has there.</returns>
        public async ValueTask<ulong> StoreCallAsync(
            string stream, string subject, ReadOnlyMemory<byte> body, Envelope envelope, string? id, CancellationToken cancellationToken)
        {
            while (true)
            {
                try
                {
                    var answer = await context.PublishAsync(
                        subject,
                        body,
                        NatsRawSerializer<ReadOnlyMemory<byte>>.Default,
                        new NatsJSPubOpts { MsgId = id, ExpectedStream = stream },
                        envelope.ToHeaders(),
                        cancellationToken).ConfigureAwait(false);
                    return answer.Error is { } error ? throw new NatsJSApiException(error) : answer.Seq;
                }
                catch (NatsPayloadTooLargeException) when (envelope.Call is { Reason.Length: > 0 })
                {
                    envelope = envelope with { Call = envelope.Call with { Reason = envelope.Call.Reason[..(envelope.Call.Reason.Length / 2)] } };
                }
            }
        }

        /// <summary>Writes what a subject says, if it was not said anew since it was read.</summary>
        /// <returns>The number of the message; null if it was.</returns>
        public async ValueTask<ulong?> TryReplaceAsync(string stream, string subject, byte[] body, ulong last, CancellationToken cancellationToken)
        {
            var answer = await context.PublishAsync(
                subject,
                body,
                NatsRawSerializer<byte[]>.Default,
                new NatsJSPubOpts { ExpectedStream = stream, ExpectedLastSubjectSequence = last },
                cancellationToken: cancellationToken).ConfigureAwait(false);
            return answer.Error is not { } error ? answer.Seq : error.ErrCode == WrongLastSequence ? null : throw new NatsJSApiException(error);
        }
    }

    /// <summary>The client has no place for a number as great as one below zero looks.</summary>
    private static void Mend(JsonObject state, string count)
    {
        if (state[count] is JsonValue value && !value.TryGetValue<long>(out _))
        {
            state[count] = StreamCounts.BelowZero;
        }
    }

    private static T Read<T>(JsonObject json)
        where T : class
    {
        using var text = new MemoryStream();
        using (var writer = new System.Text.Json.Utf8JsonWriter(text))
        {
            json.WriteTo(writer);
        }

        return NatsJSJsonSerializer<T>.Default.Deserialize(new ReadOnlySequence<byte>(text.GetBuffer(), 0, (int)text.Length))!;
    }
}
