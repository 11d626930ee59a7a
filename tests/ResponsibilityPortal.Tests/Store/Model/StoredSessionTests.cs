using ResponsibilityPortal.Domain.Access;
using ResponsibilityPortal.Store.Model;

namespace ResponsibilityPortal.Tests.Store.Model;

public sealed class StoredSessionTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 1, 12, 0, 0, TimeSpan.Zero);

    private readonly StoredSession _session = StoredSession.Start(
        StoredUser.Create(Guid.CreateVersion7(), "Bob", "bob@example.com", Roles.None, null, Start),
        SignInMethod.Passkey,
        Start
    );

    [Fact]
    public void Session_After30MinutesWithoutActivity_Expires()
    {
        Assert.True(_session.IsOpen(Start));
        Assert.True(_session.IsOpen(Start.AddMinutes(30).AddTicks(-1)));
        Assert.False(_session.IsOpen(Start.AddMinutes(30)));
    }

    [Fact]
    public void Session_WithActivity_StaysOpen()
    {
        _session.See(Start.AddMinutes(29));
        Assert.True(_session.IsOpen(Start.AddMinutes(59).AddTicks(-1)));
        Assert.False(_session.IsOpen(Start.AddMinutes(59)));
    }

    [Fact]
    public void Session_After12Hours_Expires()
    {
        var end = Start.AddHours(12);
        _session.See(end.AddTicks(-1));
        Assert.True(_session.IsOpen(end.AddTicks(-1)));
        Assert.False(_session.IsOpen(end));
    }

    [Fact]
    public void End_Session_StaysEnded()
    {
        _session.End(Start.AddMinutes(1));
        _session.End(Start.AddMinutes(2));
        Assert.Equal(Start.AddMinutes(1), _session.EndedAt);
        Assert.False(_session.IsOpen(Start.AddMinutes(1)));
    }
}
