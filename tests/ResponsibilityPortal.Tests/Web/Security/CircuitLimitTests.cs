using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Tests.Support;
using ResponsibilityPortal.Web.Features.Admin.Users;
using ResponsibilityPortal.Web.Security;

namespace ResponsibilityPortal.Tests.Web.Security;

public sealed class CircuitLimitTests(CircuitLimitTests.PortalWithCircuits portal)
    : SharedPortalTest(portal),
        IClassFixture<CircuitLimitTests.PortalWithCircuits>
{
    private Member _ada = null!;

    private Visitor Ada => _ada.Browser;

    private Uri Address => Portal.Host.Client.BaseAddress!;

    private string OwnOrigin => Address.GetLeftPart(UriPartial.Authority);

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _ada = await JoinAsync(Roles.FirstAdministrator);
    }

    [Fact]
    public async Task Circuit_OfASignedInUserOnAPageOfThePortal_Opens()
    {
        await StartOwnPortalAsync();
        using var socket = await ConnectAsync(Portal.Admin.Browser.Cookies, OwnOrigin);
        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        await ShakeHandsAsync(socket);
        Assert.Equal(1, Portal.Service<OpenSockets>().Count);
    }

    [Fact]
    public async Task Circuit_OfAStranger_IsRefused()
    {
        using var socket = await ConnectAsync("", OwnOrigin);
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
        using var altered = await ConnectAsync("__Host-portal=rubbish", OwnOrigin);
        Assert.Equal(HttpStatusCode.Unauthorized, altered.HttpStatusCode);
    }

    [Fact]
    public async Task Circuit_OfAnEndedSession_IsRefused()
    {
        await StartOwnPortalAsync();
        Portal.Clock.Advance(TimeSpan.FromMinutes(30));
        using var socket = await ConnectAsync(Portal.Admin.Browser.Cookies, OwnOrigin);
        Assert.Equal(HttpStatusCode.Unauthorized, socket.HttpStatusCode);
    }

    [Theory]
    [InlineData("https://evil.example")]
    [InlineData("http://127.0.0.1:1")]
    [InlineData("http://localhost.evil.example")]
    [InlineData("null")]
    public async Task Circuit_FromAForeignPage_IsRefused(string origin)
    {
        using var socket = await ConnectAsync(Ada.Cookies, origin);
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
        Assert.Equal(
            HttpStatusCode.Forbidden,
            (await Ada.PostAsync("/_blazor/negotiate?negotiateVersion=1", [], ("Origin", origin))).Status
        );
    }

    [Fact]
    public async Task Circuit_FromTheSameHostOverHttps_IsRefused()
    {
        using var socket = await ConnectAsync(Ada.Cookies, OwnOrigin.Replace("http:", "https:", StringComparison.Ordinal));
        Assert.Equal(HttpStatusCode.Forbidden, socket.HttpStatusCode);
    }

    [Fact]
    public async Task Negotiation_OnAPageOfThePortal_Works() =>
        Assert.Equal(HttpStatusCode.OK, (await Ada.PostAsync("/_blazor/negotiate?negotiateVersion=1", [], ("Origin", OwnOrigin))).Status);

    [Fact]
    public async Task Circuit_WithoutWebSocket_IsRefused()
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
    public async Task WebSocket_IsNotCompressed()
    {
        using var socket = await ConnectAsync(
            Ada.Cookies,
            OwnOrigin,
            options => options.DangerousDeflateOptions = new WebSocketDeflateOptions()
        );
        Assert.Equal(HttpStatusCode.SwitchingProtocols, socket.HttpStatusCode);
        Assert.DoesNotContain(
            socket.HttpResponseHeaders!.Keys,
            name => name.Equals("Sec-WebSocket-Extensions", StringComparison.OrdinalIgnoreCase)
        );
    }

    [Fact]
    public async Task Circuits_OfOneUser_AreLimitedAndLeaveRoomForOthers()
    {
        var bob = await JoinAsync(Roles.Editor);
        var sockets = new List<ClientWebSocket>();
        try
        {
            for (var number = 0; number < OpenSockets.PerUser; number++)
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
    public async Task Circuit_WhenItsUserSignsOut_IsClosedAndOthersAreNot()
    {
        var (other, _) = await Portal.SignInAsync(_ada);
        using var closing = await ConnectAsync(Ada.Cookies, OwnOrigin);
        using var staying = await ConnectAsync(other.Cookies, OwnOrigin);
        await ShakeHandsAsync(closing);
        await ShakeHandsAsync(staying);
        await Ada.SignOutAsync(await Ada.GetAsync("/account"));
        await AssertClosedAsync(closing);
        Assert.Equal(WebSocketState.Open, staying.State);
    }

    [Fact]
    public async Task Circuit_WhenItsUserIsDisabled_IsClosed()
    {
        var bob = await JoinAsync(Roles.Editor);
        using var socket = await ConnectAsync(bob.Browser.Cookies, OwnOrigin);
        await ShakeHandsAsync(socket);
        var rights = new UserRights(Roles.Editor, null, false);
        await Portal.Register.ChangeAsync(
            new ChangeUser(bob.Id, rights, rights with { IsDisabled = true }),
            Portal.Admin.Change(),
            Cancellation
        );
        await AssertClosedAsync(socket);
    }

    [Fact]
    public async Task Circuit_WithTooLargeAMessage_IsClosedAndOthersAreNot()
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

    /// <summary>A message of one megabyte after its length, as the protocol of circuits requires.</summary>
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
            // The status code explains it.
        }

        return socket;
    }

    private static async Task ShakeHandsAsync(ClientWebSocket socket)
    {
        await socket.SendAsync(
            "{\"protocol\":\"blazorpack\",\"version\":1}\u001e"u8.ToArray(),
            WebSocketMessageType.Text,
            true,
            Cancellation
        );
        var answer = new byte[64];
        var received = await socket.ReceiveAsync(answer, Cancellation);
        Assert.Equal("{}\u001e", Encoding.UTF8.GetString(answer, 0, received.Count));
    }

    private static async Task AssertClosedAsync(ClientWebSocket socket)
    {
        using var timeLimit = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        timeLimit.CancelAfter(Timeouts.Hang);
        var buffer = new byte[4096];
        try
        {
            while ((await socket.ReceiveAsync(buffer, timeLimit.Token)).MessageType != WebSocketMessageType.Close)
            {
                // A message that was already under way.
            }
        }
        catch (WebSocketException)
        {
            Assert.NotEqual(WebSocketState.Open, socket.State);
        }
    }

    public sealed class PortalWithCircuits : SharedPortal
    {
        internal override Task<PortalWithUsers> StartAsync() => PortalWithUsers.StartWithCircuitsAsync();
    }
}
