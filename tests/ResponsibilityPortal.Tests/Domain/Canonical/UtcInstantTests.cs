using System.Globalization;
using ResponsibilityPortal.Domain.Canonical;

namespace ResponsibilityPortal.Tests.Domain.Canonical;

public sealed class UtcInstantTests
{
    [Theory]
    [InlineData("2026-01-31T23:59:59.9999999+00:00", "2026-01-31T23:59:59.999Z")]
    [InlineData("2026-02-01T00:30:00+01:00", "2026-01-31T23:30:00.000Z")]
    [InlineData("0001-01-01T00:00:00+00:00", "0001-01-01T00:00:00.000Z")]
    public void Format_GivesUtcToTheMillisecond(string instant, string stored)
    {
        var parsed = DateTimeOffset.Parse(instant, CultureInfo.InvariantCulture);

        Assert.Equal(stored, UtcInstant.Format(parsed));
        Assert.Equal(UtcInstant.Length, stored.Length);
        Assert.Equal(UtcInstant.ToMilliseconds(parsed), UtcInstant.Parse(stored));
        Assert.Equal(TimeSpan.Zero, UtcInstant.Parse(stored).Offset);
    }

    [Theory]
    [InlineData("2026-01-31")]
    [InlineData("2026-01-31T23:59:59Z")]
    [InlineData("2026-01-31T23:59:59.000+00:00")]
    [InlineData("2026-01-31t23:59:59.000z ")]
    [InlineData("")]
    public void Parse_OtherForm_Throws(string text) => Assert.Throws<FormatException>(() => UtcInstant.Parse(text));

    [Fact]
    public void Format_WithAnotherCalendar_IsTheSame()
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("ar-SA");
            Assert.Equal("2026-01-31T00:00:00.000Z", UtcInstant.Format(new DateTimeOffset(2026, 1, 31, 0, 0, 0, TimeSpan.Zero)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
