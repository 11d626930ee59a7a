using System.Diagnostics;
using System.Net.WebSockets;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ResponsibilityPortal.Web;

namespace ResponsibilityPortal.Benchmarks.Editing;

/// <summary>
/// A simulated page of the admin side with its circuit, without a browser. It loads the document, opens the socket, and answers the circuit
/// as a page in a window of 1440 by 900 does. To the server it is like a browser, but two hundred of them leave the machine to the server.
/// </summary>
internal sealed partial class PlayedPage : IAsyncDisposable
{
    /// <summary>The time without calls after which a page counts as loaded.</summary>
    private static readonly TimeSpan Quiet = TimeSpan.FromSeconds(2);

    private static readonly TimeSpan TimeLimit = TimeSpan.FromSeconds(60);

    /// <summary>The results of page functions. Other functions return nothing.</summary>
    private static readonly Dictionary<string, string> Answers = new(StringComparer.Ordinal)
    {
        ["portalTheme.current"] = """{"name":"System theme","isDark":false}""",
        ["window.hasOwnProperty"] = "true",
        ["mudpopoverHelper.countProviders"] = "0",
        ["mudElementRef.getBoundingClientRect"] =
            """{"x":0,"y":48,"width":240,"height":852,"top":48,"right":240,"bottom":900,"left":0,"scrollY":0,"scrollX":0,"windowHeight":900,"windowWidth":1440}""",
        ["mudResizeListener.getBrowserWindowSize"] = """{"height":900,"width":1440}""",
    };

    private readonly ClientWebSocket _socket = new();
    private readonly CancellationTokenSource _closed = new();
    private readonly string _components;
    private readonly string _state;
    private Task _playing = Task.CompletedTask;
    private long _heard = Stopwatch.GetTimestamp();
    private int _batches;

    private PlayedPage(string document)
    {
        _state = State().Match(document).Groups["state"].Value;
        var operations = Markers()
            .Matches(document)
            .Select(
                (marker, index) =>
                {
                    var component = JsonNode.Parse(marker.Groups["marker"].Value)!.AsObject();
                    component["uniqueId"] = index;
                    return (JsonNode)
                        new JsonObject
                        {
                            ["type"] = "add",
                            ["ssrComponentId"] = index + 1,
                            ["marker"] = component,
                        };
                }
            );
        _components = new JsonObject { ["batchId"] = 1, ["operations"] = new JsonArray([.. operations]) }.ToJsonString();
    }

    /// <summary>Opens a page and the circuit that renders it.</summary>
    /// <param name="cookie">The cookie of a signed-in user.</param>
    public static async Task<PlayedPage> OpenAsync(Uri server, HttpClient client, string cookie, string path)
    {
        var address = new Uri(server, path);
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.Add("Cookie", cookie);
        using var response = await client.SendAsync(request);
        var page = new PlayedPage(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
        page._socket.Options.SetRequestHeader("Cookie", cookie);
        page._socket.Options.SetRequestHeader("Origin", server.GetLeftPart(UriPartial.Authority));
        await page._socket.ConnectAsync(
            new UriBuilder(server) { Scheme = Uri.UriSchemeWs, Path = PortalUrls.Routes.Circuit }.Uri,
            CancellationToken.None
        );
        await page.SendAsync(BlazorPack.Handshake, WebSocketMessageType.Text);
        page._playing = page.PlayAsync();
        await page.SendAsync(BlazorPack.Call("0", "StartCircuit", server.ToString(), address.ToString(), "[]", page._state));
        return page;
    }

    /// <summary>Waits until the page is loaded.</summary>
    public async Task WaitUntilLoadedAsync()
    {
        var started = Stopwatch.GetTimestamp();
        while (_batches == 0 || Stopwatch.GetElapsedTime(Interlocked.Read(ref _heard)) < Quiet)
        {
            if (_playing.IsCompleted)
            {
                await _playing;
            }

            if (Stopwatch.GetElapsedTime(started) > TimeLimit)
            {
                throw new InvalidOperationException("The page does not finish loading.");
            }

            await Task.Delay(Quiet / 8);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _closed.CancelAsync();
        await _playing.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _socket.Dispose();
        _closed.Dispose();
    }

    private async Task PlayAsync()
    {
        var (buffer, filled, isAgreed) = (new byte[64 * 1024], 0, false);
        var calls = new List<BlazorCall>();
        while (true)
        {
            if (filled == buffer.Length)
            {
                Array.Resize(ref buffer, 2 * buffer.Length);
            }

            var received = await _socket.ReceiveAsync(buffer.AsMemory(filled), _closed.Token);
            if (received.MessageType == WebSocketMessageType.Close)
            {
                throw new InvalidOperationException($"The circuit was closed: {_socket.CloseStatusDescription}");
            }

            Interlocked.Exchange(ref _heard, Stopwatch.GetTimestamp());
            filled += received.Count;

            // The handshake response can arrive together with the next message.
            var read = isAgreed ? 0 : buffer.AsSpan(0, filled).IndexOf(BlazorPack.HandshakeEnd) + 1;
            isAgreed = true;
            read += BlazorPack.Read(buffer.AsSpan(read, filled - read), calls);
            buffer.AsSpan(read, filled - read).CopyTo(buffer);
            filled -= read;
            foreach (var call in calls)
            {
                await AnswerAsync(call);
            }

            calls.Clear();
        }
    }

    private async Task AnswerAsync(BlazorCall call)
    {
        switch (call)
        {
            case { Target: "JS.RenderBatch", Arguments: [long batch, ..] }:
                _batches++;
                await SendAsync(BlazorPack.Call(null, "OnRenderCompleted", batch, null));
                break;
            case { Target: "JS.Error", Arguments: var error }:
                throw new InvalidOperationException($"The circuit failed: {string.Join(' ', error)}");
            case { IsScript: true, Arguments: [long handle, string function, string arguments, ..] }:
                if (function == "Blazor._internal.attachWebRendererInterop")
                {
                    await SendAsync(BlazorPack.Call(null, "UpdateRootComponents", _components, _state));
                }

                if (handle != 0)
                {
                    await SendAsync(
                        BlazorPack.Call(
                            null,
                            "EndInvokeJSFromDotNet",
                            handle,
                            true,
                            $"[{handle},true,{Answers.GetValueOrDefault(function, "null")}]"
                        )
                    );
                }

                if (function == "Blazor._internal.Virtualize.init")
                {
                    // The browser has measured the height of the list; lines are requested only now.
                    var list = JsonNode.Parse(arguments)![0]!["__dotNetObject"]!.GetValue<long>();
                    await SendAsync(
                        BlazorPack.Call(null, "BeginInvokeDotNetFromJS", "1", null, "OnSpacerBeforeVisible", list, "[0,0,720.34375]")
                    );
                }

                break;
        }
    }

    private async Task SendAsync(byte[] bytes, WebSocketMessageType type = WebSocketMessageType.Binary) =>
        await _socket.SendAsync(bytes, type, endOfMessage: true, _closed.Token);

    [GeneratedRegex("""<!--Blazor:(?<marker>\{.*?\})-->""")]
    private static partial Regex Markers();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>[^-]*)-->")]
    private static partial Regex State();
}
