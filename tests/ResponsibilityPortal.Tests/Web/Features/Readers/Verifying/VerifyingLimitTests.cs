using ResponsibilityPortal.Web.Features.Readers.Verifying;

namespace ResponsibilityPortal.Tests.Web.Features.Readers.Verifying;

/// <summary>Slow or large uploads can't keep other readers from checking files.</summary>
public sealed class VerifyingLimitTests
{
    [Fact]
    public void Receive_FromManyNetworksOfOneSite_LeavesRoomForOthers()
    {
        using var gate = new VerifyingLimit();
        var held = Enumerable.Range(0, 64).Select(network => gate.Receive($"2001:db8:7:{network:x}::1")).OfType<IDisposable>().ToList();
        Assert.Equal(6, held.Count);
        Assert.NotNull(gate.Receive("2001:db8:8::1"));
        Assert.NotNull(gate.Receive("192.0.2.1"));
        held.ForEach(lease => lease.Dispose());
        Assert.NotNull(gate.Receive("2001:db8:7::1"));
    }

    [Fact]
    public void Arriving_FilesThatAreOnlyAnnounced_HoldNoMemory()
    {
        using var gate = new VerifyingLimit();
        var announced = Enumerable.Range(0, 100).Select(_ => new ArrivingFile(gate)).ToList();
        Assert.True(gate.TryHold(VerifyingLimit.HeldMaxBytes));
        gate.GiveBack(VerifyingLimit.HeldMaxBytes);
        announced.ForEach(file => file.Dispose());
    }

    [Fact]
    public void Arriving_MoreThanIsHeldInAll_HasNoRoomUntilSomeIsGivenBack()
    {
        using var gate = new VerifyingLimit();
        using var first = new ArrivingFile(gate);
        while (first.Free() is { IsEmpty: false } free)
        {
            first.Add(free.Length);
        }

        Assert.Equal(VerifyingLimit.HeldMaxBytes, first.Length);
        using var second = new ArrivingFile(gate);
        Assert.True(second.Free().IsEmpty);
        first.Dispose();
        Assert.False(second.Free().IsEmpty);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(65_536)]
    [InlineData(200_001)]
    public void Arriving_AnyLength_IsPutTogetherAsItCame(int length)
    {
        using var gate = new VerifyingLimit();
        using var file = new ArrivingFile(gate);
        var sent = Enumerable.Range(0, length).Select(number => (byte)(number % 251)).ToArray();
        for (var position = 0; position < length;)
        {
            var part = sent.AsSpan(position, Math.Min(1_000, length - position));
            part = part[..Math.Min(part.Length, file.Free().Length)];
            part.CopyTo(file.Free().Span);
            file.Add(part.Length);
            position += part.Length;
        }

        Assert.Equal(length, file.Length);
        using (var whole = file.TakeAll())
        {
            Assert.Equal(sent, whole.Bytes.ToArray());
        }

        Assert.True(gate.TryHold(VerifyingLimit.HeldMaxBytes));
    }

    [Fact]
    public void Memory_OfManyLargeChecks_IsGivenBackAgainAndAgain()
    {
        var memory = new CheckMemory();
        for (var check = 0; check < 30; check++)
        {
            memory.Count(16 << 20);
        }

        Assert.Equal(15, memory.Collections);
    }

    [Fact]
    public void Check_OnAnyMachine_LeavesACoreToOthers() =>
        Assert.InRange(VerifyingLimit.CheckedAtOnce, 1, Math.Max(1, Environment.ProcessorCount - 1));
}
