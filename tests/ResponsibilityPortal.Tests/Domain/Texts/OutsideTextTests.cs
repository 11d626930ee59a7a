using System.Text;
using ResponsibilityPortal.Domain.Texts;

namespace ResponsibilityPortal.Tests.Domain.Texts;

public sealed class OutsideTextTests
{
    public static TheoryData<NormalizationForm> Forms => [.. Enum.GetValues<NormalizationForm>()];

    [Theory]
    [MemberData(nameof(Forms))]
    public void Normalize_AnyCodeUnit_DoesNotThrow(NormalizationForm form)
    {
        for (var unit = 0; unit <= char.MaxValue; unit++)
        {
            foreach (var text in new[] { $"{(char)unit}", $"a{(char)unit}", $"{(char)unit}é", $"\uD83D{(char)unit}" })
            {
                Assert.NotNull(OutsideText.Normalize(text, form));
                if (OutsideText.TryNormalize(text, form, out var normalized))
                {
                    Assert.Equal(text.Normalize(form), normalized);
                }
            }
        }
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Normalize_AnyCharacterBeyondTheFirst65536_IsAsTheFrameworkDoesIt(NormalizationForm form)
    {
        for (var value = 0x10000; value <= 0x10FFFF; value += 0x3FF)
        {
            var text = new Rune(value).ToString();
            Assert.Equal(text.Normalize(form), OutsideText.Normalize(text, form));
        }

        Assert.True(OutsideText.TryNormalize("\U0001FFFE\U0010FFFF", form, out _));
    }

    /// <summary>These are not theories, because theory arguments are stored as UTF-8, which has no half surrogates.</summary>
    [Fact]
    public void Normalize_CodeUnitsThatAreNotCharacters_BecomeReplacementCharacters()
    {
        Assert.Equal("\u00E9", OutsideText.Normalize("e\u0301", NormalizationForm.FormC));
        Assert.Equal("a\uFFFDb", OutsideText.Normalize("a\uFFFEb", NormalizationForm.FormC));
        Assert.Equal("a\uFFFD", OutsideText.Normalize("a\uD800", NormalizationForm.FormC));
        Assert.Equal("\uFFFD\u00E9", OutsideText.Normalize("\uDC00e\u0301", NormalizationForm.FormC));
    }

    [Fact]
    public void TryNormalize_CodeUnitsThatAreNotCharacters_Fails() =>
        Assert.All(
            ["a\uFFFEb", "a\uD800", "\uDC00\uD800"],
            text =>
            {
                Assert.False(OutsideText.TryNormalize(text, NormalizationForm.FormC, out var normalized));
                Assert.Null(normalized);
            }
        );
}
