using Microsoft.Extensions.Time.Testing;
using ResponsibilityPortal.Web.Drafts;

namespace ResponsibilityPortal.Tests.Web.Drafts;

public sealed class LiveDraftTests
{
    private static readonly TimeSpan TwoSeconds = TimeSpan.FromSeconds(2);

    private readonly FakeTimeProvider _clock = new();
    private readonly DraftSnapshots _drafts = new(contexts: null!, published: null!);
    private int _looks;

    [Fact]
    public void Edits_of_others_are_followed_within_two_seconds_and_many_of_them_at_once()
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
    public void Another_matrix_is_none_of_its_business()
    {
        using var live = Open();
        Edit("other");
        _clock.Advance(TwoSeconds);
        Assert.Equal(0, _looks);
    }

    [Fact]
    public void A_page_that_is_gone_neither_looks_nor_stands_in_the_way_of_who_edits()
    {
        var live = Open();
        Edit("sample");
        live.Dispose();
        _clock.Advance(TwoSeconds);
        Edit("sample");
        _clock.Advance(TwoSeconds);
        Assert.Equal(0, _looks);
    }

    /// <summary>A page may let go of it twice: when its user's roles change, and when it is left.</summary>
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

    private LiveDraft Open() => new(_drafts, "sample", _clock, () =>
    {
        _looks++;
        return Task.CompletedTask;
    });

    private void Edit(string matrix) => _drafts.Follow(matrix, []);
}
