using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Tests.Web.Drafts;

[Trait("Store", "Both")]
public sealed class LiveDraftTests
{
    private static readonly TimeSpan TwoSeconds = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _clock = new();
    private readonly DraftSnapshots _drafts = new(contexts: null!, published: null!);
    private int _looks;

    [Fact]
    public void Edits_OfOthers_AreFollowedTogetherWithinTwoSeconds()
    {
        using var live = Open();
        Edit("sample");
        Edit("sample");
        Assert.Equal(0, _looks);
        _clock.Advance(TwoSeconds);
        Assert.Equal(1, _looks);
        Edit("sample");
        _clock.Advance(TwoSeconds);
        Assert.Equal(2, _looks);
    }

    [Fact]
    public void Edits_OfAnotherMatrix_AreIgnored()
    {
        using var live = Open();
        Edit("other");
        _clock.Advance(TwoSeconds);
        Assert.Equal(0, _looks);
    }

    [Fact]
    public void Edits_AfterThePageWasDisposed_AreNeitherFollowedNorBlocked()
    {
        var live = Open();
        Edit("sample");
        live.Dispose();
        _clock.Advance(TwoSeconds);
        Edit("sample");
        _clock.Advance(TwoSeconds);
        Assert.Equal(0, _looks);
    }

    /// <summary>A page may dispose of it twice: when its user's roles change, and when the user leaves it.</summary>
    [Fact]
    public void Dispose_Twice_IsHarmless()
    {
        var live = Open();
        live.Dispose();
        live.Dispose();
        Edit("sample");
        _clock.Advance(TwoSeconds);
        Assert.Equal(0, _looks);
    }

    private LiveDraft Open() =>
        new(
            _drafts,
            "sample",
            _clock,
            () =>
            {
                _looks++;
                return Task.CompletedTask;
            }
        );

    private void Edit(string matrix) => _drafts.Follow(matrix, []);
}
