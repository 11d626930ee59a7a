using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Net.WebSockets;
using System.Text;
using ResponsibilityPortal.EndToEndTests.Support;
using ResponsibilityPortal.EndToEndTests.Support.Drilling;
using ResponsibilityPortal.Tests.Support;

namespace ResponsibilityPortal.EndToEndTests.Drills;

/// <summary>
/// Many anonymous clients keep connections open, read slowly or send too much: they are refused, and editors still get answers.
/// </summary>
[Collection(DrillStore.RunningCollection)]
public sealed class SocketDrillTests(DrillStore store) : IAsyncLifetime
{
    private const long MemoryLimit = 1L << 30;
    private const int MessageBytes = 1 << 20;
    private const int Reads = 100;

    private readonly TemporaryDirectory _data = store.Copy();
    private readonly List<TcpClient> _connections = [];
    private PortalProcess _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Uri CircuitAddress => new UriBuilder(_portal.Address) { Scheme = "ws", Path = "/_blazor" }.Uri;

    public async ValueTask InitializeAsync()
    {
        using (var file = StoreFile.Open(_data.Path, Microsoft.Data.Sqlite.SqliteOpenMode.ReadWrite))
        {
            // The administrator has just signed in, however long ago the data were made.
            var now = DateTimeOffset.UtcNow.ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
            file.Do($"UPDATE Sessions SET StartedAt = '{now}', SeenAt = '{now}'");
        }

        _portal = await PortalProcess.StartAsync(_data.Path, DrillStore.Unlimited);
    }

    public async ValueTask DisposeAsync()
    {
        _connections.ForEach(connection => connection.Dispose());
        await _portal.DisposeAsync();
        _data.Dispose();
    }

    [Fact]
    public async Task AnonymousClients_InLargeNumbers_LeaveMemoryAndTimeToEditors()
    {
        var memory = Memory();
        using var program = new EditingProgram(_portal.Address, store.EditToken);
        var cell = (await EditingProgram.CellsAsync())[0];
        Assert.Equal(HttpStatusCode.OK, (await program.ReadAsync(cell)).Status);

        // A third never finish their requests, a third never read the responses, and a third request circuits without a session.
        var each = DrillSize.Strangers / 3;
        await Task.WhenAll(
            Enumerable.Range(0, each).Select(_ => ConnectAsync($"GET {Site.Matrix} HTTP/1.1\r\nHost: localhost\r\nX-Slow: "))
        );
        await Task.WhenAll(
            Enumerable
                .Range(0, each)
                .Select(_ => ConnectAsync(string.Concat(Enumerable.Repeat($"GET {Site.Matrix} HTTP/1.1\r\nHost: localhost\r\n\r\n", 10))))
        );
        var circuits = Task.WhenAll(Enumerable.Range(0, each).Select(_ => RefusedCircuitAsync()));
        var pages = Task.WhenAll(Enumerable.Range(0, 2 * DrillSize.Strangers).Select(_ => StatusOfAsync("/account/sign-in")));

        var times = new ReadTimes();
        await times.ReadUntilAsync(
            async () => Assert.Equal(HttpStatusCode.OK, (await program.ReadAsync(cell)).Status),
            () => times.Count >= Reads && circuits.IsCompleted && pages.IsCompleted
        );
        Assert.All(await circuits, status => Assert.Equal(HttpStatusCode.Unauthorized, status));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.TooManyRequests], (await pages).Distinct().Order());

        var edit = Edit.Of(cell, (await program.ReadAsync(cell)).Tag);
        Assert.Equal(HttpStatusCode.OK, (await program.SendAsync(edit)).Status);
        Assert.InRange(Memory(), 0, MemoryLimit);
        var refused = (await pages).Count(status => status == HttpStatusCode.TooManyRequests);
        TestContext.Current.TestOutputHelper!.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{DrillSize.Strangers} strangers: memory {memory >> 20} MB, then {Memory() >> 20} MB; a program meanwhile: {times}; "
                    + $"{refused} pages refused with 429"
            )
        );
    }

    [Fact]
    public async Task Message_ThatIsTooLarge_EndsOnlyItsCircuit()
    {
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Cookie", store.Cookies);
        await socket.ConnectAsync(CircuitAddress, Cancellation);
        await socket.SendAsync(
            Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"),
            WebSocketMessageType.Text,
            endOfMessage: true,
            Cancellation
        );
        var end = EndAsync(socket);
        await SendUntilClosedAsync(socket);
        await end;
        Assert.NotEqual(WebSocketState.Open, socket.State);

        Assert.Equal(HttpStatusCode.RequestEntityTooLarge, await PostAsync($"/api/v1{Site.Matrix}/draft/publish"));
        Assert.Equal(HttpStatusCode.OK, await StatusOfAsync(Site.Matrix));
        Assert.InRange(Memory(), 0, MemoryLimit);
    }

    private async Task ConnectAsync(string request)
    {
        var connection = new TcpClient { ReceiveBufferSize = 1_024 };
        lock (_connections)
        {
            _connections.Add(connection);
        }

        await connection.ConnectAsync(_portal.Address.Host, _portal.Address.Port, Cancellation);
        await connection.GetStream().WriteAsync(Encoding.ASCII.GetBytes(request), Cancellation);
    }

    /// <returns>The response that an anonymous client gets instead of a circuit.</returns>
    private async Task<HttpStatusCode> RefusedCircuitAsync()
    {
        using var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        await Assert.ThrowsAsync<WebSocketException>(() => socket.ConnectAsync(CircuitAddress, Cancellation));
        return socket.HttpStatusCode;
    }

    private async Task<HttpStatusCode> StatusOfAsync(string address)
    {
        using var client = PortalClient.For(_portal.Address);
        using var response = await client.GetAsync(address, Cancellation);
        return response.StatusCode;
    }

    private async Task<HttpStatusCode> PostAsync(string address)
    {
        using var client = PortalClient.For(_portal.Address);
        using var request = new HttpRequestMessage(HttpMethod.Post, address) { Content = new ByteArrayContent(new byte[MessageBytes]) };
        request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", store.PublishToken);
        request.Headers.Add("Idempotency-Key", $"{Guid.NewGuid()}");
        request.Headers.Add("If-Match", "\"any\"");
        request.Content.Headers.ContentType = new System.Net.Http.Headers.MediaTypeHeaderValue("application/json");
        using var response = await client.SendAsync(request, Cancellation);
        return response.StatusCode;
    }

    private static async Task SendUntilClosedAsync(ClientWebSocket socket)
    {
        try
        {
            await socket.SendAsync(new byte[MessageBytes], WebSocketMessageType.Binary, endOfMessage: true, Cancellation);
        }
        catch (Exception exception) when (exception is WebSocketException or IOException)
        {
            // The portal closed the connection before the end.
        }
    }

    private static async Task EndAsync(ClientWebSocket socket)
    {
        var buffer = new byte[MessageBytes];
        try
        {
            while (
                socket.State == WebSocketState.Open
                && (await socket.ReceiveAsync(buffer, Cancellation)).MessageType != WebSocketMessageType.Close
            ) { }
        }
        catch (WebSocketException)
        {
            // Ended without a close message.
        }
    }

    /// <summary>The memory of the portal, in bytes.</summary>
    private long Memory()
    {
        using var process = System.Diagnostics.Process.GetProcessById(_portal.Id);
        return process.WorkingSet64;
    }
}
