using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.People;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class CircuitGateTests : IAsyncLifetime
{
    private PeopledPortal _portal = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private Visitor Ada => _portal.Admin.Browser;

    private Uri Address => _portal.Host.Client.BaseAddress!;

    private string OwnOrigin => Address.GetLeftPart(UriPartial.Authority);

    public async ValueTask InitializeAsync() => _portal = await PeopledPortal.StartWithCircuitsAsync();

    [Fact]
    public async Task Who_is_signed_in_opens_a_circuit_from_a_page_of_the_portal()
    {
        using var socket = await ConnectAsync(Ada.Cookies, OwnOrigin);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        await ShakeHandsAsync(socket);
        Assert.Equal(1, _portal.Service<OpenSockets>().Count);
    }

    [Fact]
    public async Task A_stranger_does_not()
    {
        using var socket = await ConnectAsync("", OwnOrigin);
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
        using var altered = await ConnectAsync("__Host-portal=rubbish", OwnOrigin);
        Assert.Equal(HttpStatusCode.Unauthorized, altered.HttpStatusCode);
    }

    [Fact]
    public async Task A_session_that_is_over_does_not()
    {
        _portal.Clock.Advance(TimeSpan.FromMinutes(30));
        using var socket = await ConnectAsync(Ada.Cookies, OwnOrigin);
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("null")]
    public async Task A_page_from_elsewhere_does_not_whoever_looks_at_it(string origin)
    {
        using var socket = await ConnectAsync(Ada.Cookies, origin);
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Ada.PostAsync("/_blazor/negotiate?negotiateVersion=1", [], ("Origin", origin))).Status);
    }

    [Fact]
    public async Task The_same_address_over_https_is_elsewhere()
    {
        using var socket = await ConnectAsync(Ada.Cookies, OwnOrigin.Replace("http:", "https:", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task A_page_of_the_portal_negotiates() =>
        Assert.Equal(HttpStatusCode.OK, (await Ada.PostAsync("/_blazor/negotiate?negotiateVersion=1", [], ("Origin", OwnOrigin))).Status);

    [Fact]
    public async Task Nothing_but_a_web_socket_carries_a_circuit()
    {
        Assert.Equal(HttpStatusCode.BadRequest, (await Ada.GetAsync("/_blazor")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ada.GetAsync("/_blazor?id=anything")).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ada.GetAsync("/_blazor?id=anything", ("Accept", "text/event-stream"))).Status);
        Assert.Equal(HttpStatusCode.BadRequest, (await Ada.PostAsync("/_blazor?id=anything", [])).Status);
        foreach (var address in new[] { "/_blazor/", "/_BLAZOR", "/_blazor//" })
        {
            var negotiated = JsonDocument.Parse((await Ada.PostAsync("/_blazor/negotiate?negotiateVersion=1", [])).Body).RootElement;
            var polled = await Ada.GetAsync($"{address}?id={negotiated.GetProperty("connectionToken").GetString()}");
            Assert.Contains(polled.Status, new[] { HttpStatusCode.BadRequest, HttpStatusCode.NotFound });
        }
    }

    [Fact]
    public async Task What_goes_over_the_socket_is_not_compressed()
    {
        using var socket = await ConnectAsync(Ada.Cookies, OwnOrigin, options => options.DangerousDeflateOptions = new WebSocketDeflateOptions());
        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        Assert.DoesNotContain(socket.HttpResponseHeaders!.Keys, name => name.Equals("Sec-WebSocket-Extensions", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task A_person_has_so_many_circuits_and_leaves_room_for_others()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        var sockets = new List<ClientWebSocket>();
        try
        {
            for (var number = 0; number < OpenSockets.PerPerson; number++)
            {
                sockets.Add(await ConnectAsync(Ada.Cookies, OwnOrigin));
                Assert.Equal(HttpStatusCode.SwitchingProtocols, sockets[^1].HttpStatusCode);
            }

            sockets.Add(await ConnectAsync(Ada.Cookies, OwnOrigin));
            Assert.Equal(HttpStatusCode.ServiceUnavailable, sockets[^1].HttpStatusCode);
            sockets.Add(await ConnectAsync(bob.Browser.Cookies, OwnOrigin));
            Assert.Equal(HttpStatusCode.SwitchingProtocols, sockets[^1].HttpStatusCode);
        }
        finally
        {
            sockets.ForEach(socket => socket.Dispose());
        }
    }

    [Fact]
    public async Task An_open_circuit_is_closed_when_its_person_signs_out_and_only_that()
    {
        var (other, _) = await _portal.SignInAsync(_portal.Admin);
        using var closing = await ConnectAsync(Ada.Cookies, OwnOrigin);
        using var staying = await ConnectAsync(other.Cookies, OwnOrigin);
        await ShakeHandsAsync(closing);
        await ShakeHandsAsync(staying);
        await Ada.SignOutAsync(await Ada.GetAsync("/account"));
        await AssertClosedAsync(closing);
        Assert.Equal(WebSocketState.Open, staying.State);
    }

    [Fact]
    public async Task An_open_circuit_is_closed_when_its_person_is_disabled()
    {
        var bob = await _portal.JoinAsync(Roles.Editor, "Bob");
        using var socket = await ConnectAsync(bob.Browser.Cookies, OwnOrigin);
        await ShakeHandsAsync(socket);
        var rights = new PersonRights(Roles.Editor, null, false);
        await _portal.Register.ChangeAsync(new ChangePerson(bob.Id, rights, rights with { IsDisabled = true }), _portal.Admin.Change(), Cancellation);
        await AssertClosedAsync(socket);
    }

    [Fact]
    public async Task Who_sends_too_much_loses_that_circuit_and_nobody_else_anything()
    {
        using var flooding = await ConnectAsync(Ada.Cookies, OwnOrigin);
        using var staying = await ConnectAsync(Ada.Cookies, OwnOrigin);
        await ShakeHandsAsync(flooding);
        await ShakeHandsAsync(staying);
        await flooding.SendAsync(TooMuch(), WebSocketMessageType.Binary, endOfMessage: true, Cancellation);
        await AssertClosedAsync(flooding);
        Assert.Equal(WebSocketState.Open, staying.State);
        Assert.Equal(HttpStatusCode.OK, (await Ada.GetAsync("/admin")).Status);
    }

    public ValueTask DisposeAsync() => _portal.DisposeAsync();

    /// <summary>One message of a megabyte, its length before it as the protocol of circuits wants it.</summary>
    private static byte[] TooMuch()
    {
        const int length = 1024 * 1024;
        byte[] prefix = [(length & 0x7F) | 0x80, ((length >> 7) & 0x7F) | 0x80, length >> 14];
        return [.. prefix, .. new byte[length]];
    }

    private async Task<ClientWebSocket> ConnectAsync(string cookies, string origin, Action<ClientWebSocketOptions>? configure = null)
    {
        var socket = new ClientWebSocket();
        socket.Options.CollectHttpResponseDetails = true;
        socket.Options.SetRequestHeader("Origin", origin);
        socket.Options.SetRequestHeader("Cookie", cookies);
        configure?.Invoke(socket.Options);
        try
        {
            await socket.ConnectAsync(new UriBuilder(Address) { Scheme = "ws", Path = "/_blazor" }.Uri, Cancellation);
        }
        catch (WebSocketException) when (socket.HttpStatusCode != 0)
        {
            // The status says it.
        }

        return socket;
    }

    private static async Task ShakeHandsAsync(ClientWebSocket socket)
    {
        await socket.SendAsync("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, Cancellation);
        var answer = new byte[64];
        var received = await socket.ReceiveAsync(answer, Cancellation);
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(answer, 0, received.Count));
    }

    private static async Task AssertClosedAsync(ClientWebSocket socket)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        patience.CancelAfter(Timeouts.Hang);
        var buffer = new byte[4096];
        try
        {
            while ((await socket.ReceiveAsync(buffer, patience.Token)).MessageType != WebSocketMessageType.Close)
            {
                // A message that was on its way.
            }
        }
        catch (WebSocketException)
        {
            Assert.NotEqual(WebSocketState.Open, socket.State);
        }
    }
}
