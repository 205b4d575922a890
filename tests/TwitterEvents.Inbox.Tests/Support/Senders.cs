using System.Collections.Concurrent;
using TwitterEvents.Testing;

namespace TwitterEvents.Inbox.Tests;

/// <summary>Sends events of several users, those of each one after another, and each until it is answered 200.</summary>
internal sealed class Senders : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    private readonly HttpClient client = new() { Timeout = Patience };
    private readonly CancellationTokenSource stopping = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Task[] tasks;
    private readonly int eventsEach;
    private volatile Uri[] to;
    private volatile TaskCompletionSource pause = new();

    /// <param name="to">Where to.</param>
    /// <param name="users">How many users.</param>
    /// <param name="eventsEach">How many events of each.</param>
    /// <param name="second">Where every other one goes to; null if all go to the first.</param>
    public Senders(Uri to, int users, int eventsEach = int.MaxValue, Uri? second = null)
    {
        this.to = second is null ? [to] : [to, second];
        this.eventsEach = eventsEach;
        GoOn();
        tasks = [.. Enumerable.Range(1, users).Select(user => Task.Run(() => SendAsync(user)))];
    }

    /// <summary>The ids that were answered 200, by user, in the order they were sent.</summary>
    public ConcurrentDictionary<int, ConcurrentQueue<string>> Acknowledged { get; } = new();

    public List<string> AllAcknowledged => [.. Acknowledged.Values.SelectMany(static ids => ids)];

    public int Count => Acknowledged.Values.Sum(static ids => ids.Count);

    /// <summary>How many bytes each delivery is longer than it must be.</summary>
    public int Padding { get; set; }

    /// <summary>Sends no more until <see cref="GoOn"/>; what is on its way is answered.</summary>
    public void Pause() => pause = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void GoOn() => pause.TrySetResult();

    public void SendTo(Uri url) => to = [url];

    /// <summary>When all are answered 200.</summary>
    public Task DoneAsync() => Task.WhenAll(tasks);

    /// <summary>Sends no more; what is on its way is not counted unless it was answered.</summary>
    public async Task StopAsync()
    {
        GoOn();
        await stopping.CancelAsync();
        await Task.WhenAll(tasks);
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        client.Dispose();
        stopping.Dispose();
    }

    private async Task SendAsync(int user)
    {
        for (var number = 1; number <= eventsEach && !stopping.IsCancellationRequested; number++)
        {
            await pause.Task;
            var id = $"{user}-{number}";
            while (!stopping.IsCancellationRequested && !await IsAcknowledgedAsync(id, user, to[number % to.Length]))
            {
                await Task.Yield();
            }

            if (!stopping.IsCancellationRequested)
            {
                Acknowledged.GetOrAdd(user, static _ => new()).Enqueue(id);
            }
        }
    }

    private async Task<bool> IsAcknowledgedAsync(string id, int user, Uri url)
    {
        try
        {
            using var request = SignedRequest.Delivery(url, (byte[])[.. App.Body(id, $"{user}"), .. Enumerable.Repeat((byte)' ', Padding)], BotProcess.Secret);
            using var answer = await client.SendAsync(request, stopping.Token);
            return (int)answer.StatusCode == 200;
        }
        catch (Exception)
        {
            // However a process that is killed ends it: it was not answered 200, and is sent again.
            return false;
        }
    }
}
