using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Exotel.Tests.Support;
using Xunit;

namespace Exotel.Tests.Pacing;

/// <summary>Processes share the rate limit of an account through a file.</summary>
public sealed class SharedPacingTests : IDisposable
{
    private readonly FakeClock _clock = new();
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("exotel-pacing-");

    private string Path => _folder.PacingFile();

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task No_window_holds_more_requests_of_all_processes_than_the_rate_limit()
    {
        RateLimiter[] limiters = [_folder.Limiter(_clock), _folder.Limiter(_clock), _folder.Limiter(_clock)];
        var times = new List<TimeSpan>();
        for (var i = 0; i < 300; i++)
        {
            using (await limiters[i % 3].SingleAsync(50))
                times.Add(_clock.Elapsed);
            _clock.Advance(TimeSpan.FromMilliseconds(i * 7 % 300));
        }

        for (var i = 50; i < times.Count; i++)
            Assert.True(times[i] - times[i - 50] >= TimeSpan.FromSeconds(60));
    }

    [Fact]
    public async Task A_permit_tells_how_many_requests_all_processes_have_left()
    {
        var (one, other) = (_folder.Limiter(_clock), _folder.Limiter(_clock));
        for (var i = 0; i < 3; i++)
            (await other.SingleAsync(10)).Answer();

        Assert.Equal(6, (await one.SingleAsync(10))!.Remaining);
        Assert.Null((await one.SingleAsync(0))!.Remaining);
    }

    [Fact]
    public async Task A_429_in_one_process_pauses_the_others()
    {
        var (one, other) = (_folder.Limiter(_clock), _folder.Limiter(_clock));
        (await one.SingleAsync(200)).Refuse(TimeSpan.FromSeconds(30));

        (await other.SingleAsync(200)).Answer();

        Assert.Equal([TimeSpan.FromSeconds(30)], _clock.Delays);
    }

    [Fact]
    public async Task A_pause_reaches_a_process_without_a_rate_limit()
    {
        var (one, other) = (_folder.Limiter(_clock), _folder.Limiter(_clock));
        (await one.SingleAsync(200)).Refuse(TimeSpan.FromSeconds(30));

        (await other.SingleAsync(0)).Answer();

        Assert.Equal([TimeSpan.FromSeconds(30)], _clock.Delays);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10)]
    [InlineData(100)]
    [InlineData(-1)]
    public async Task A_damaged_file_is_written_again_from_what_the_process_last_saw(int length)
    {
        var (one, other) = (_folder.Limiter(_clock), _folder.Limiter(_clock));
        for (var i = 0; i < 10; i++)
            (await one.SingleAsync(10)).Answer();
        var content = await File.ReadAllBytesAsync(Path, TestContext.Current.CancellationToken);

        // A changed time: without the checksum, every request would seem to be long ago.
        if (length < 0)
            content[22] ^= 1;
        await File.WriteAllBytesAsync(Path, length < 0 ? content : content[..length], TestContext.Current.CancellationToken);

        Assert.Equal(10, one.GetStatus(new RateLimits(10, 10)).Used);
        Assert.Equal(10, other.GetStatus(new RateLimits(10, 10)).Used);
        Assert.Null(one.TakeProblem());
    }

    [Fact]
    public async Task A_rate_limit_is_shared_in_a_folder_whose_path_has_more_than_260_characters()
    {
        var folder = new DirectoryInfo(LongFolder.Create(_folder.FullName));
        var (one, other) = (folder.Limiter(_clock), folder.Limiter(_clock));
        for (var i = 0; i < 3; i++)
            (await other.SingleAsync(10)).Answer();

        Assert.Equal(6, (await one.SingleAsync(10))!.Remaining);
        Assert.Null(one.TakeProblem());
        Assert.Single(folder.GetFiles());
    }

    [Fact]
    public async Task An_unusable_folder_limits_by_process_alone_and_is_reported_once()
    {
        var limiter = new RateLimiter(_clock, new PacingStore(_clock, new PacingFile(System.IO.Path.Combine(_folder.FullName, "missing", "pace.bin"))));
        for (var i = 0; i < 11; i++)
            (await limiter.SingleAsync(10)).Answer();

        Assert.Single(_clock.Delays);
        Assert.Contains("missing", limiter.TakeProblem(), StringComparison.Ordinal);
        Assert.Null(limiter.TakeProblem());
    }

    [Fact]
    public async Task A_folder_that_becomes_usable_is_shared_again()
    {
        var folder = _folder.CreateSubdirectory("later");
        folder.Delete();
        var limiter = folder.Limiter(_clock);
        (await limiter.SingleAsync(10)).Answer();
        folder.Create();
        _clock.Advance(TimeSpan.FromSeconds(31));

        (await limiter.SingleAsync(10)).Answer();

        Assert.Equal(2, folder.Limiter(_clock).GetStatus(new RateLimits(10, 10)).Used);
    }

    [Fact]
    public async Task Requests_in_flight_of_a_process_that_ended_count_until_a_window_after_that_was_noticed()
    {
        var store = new PacingStore(_clock, new PacingFile(Path));
        store.Update(state =>
        {
            for (var i = 0; i < 10; i++)
                state.Entries.Add(new(state.Now, int.MaxValue, i, RequestLane.Single, IsInFlight: true));
            return true;
        });

        (await _folder.Limiter(_clock).SingleAsync(10)).Answer();

        Assert.InRange(_clock.Elapsed.TotalSeconds, 65, 65.2);
    }

    [Theory]
    [InlineData(-3600)]
    [InlineData(3600)]
    public async Task A_changed_clock_neither_frees_permits_nor_blocks_them_for_longer(int seconds)
    {
        var limiter = _folder.Limiter(_clock);
        for (var i = 0; i < 10; i++)
            (await limiter.SingleAsync(10)).Answer();
        _clock.Advance(TimeSpan.FromSeconds(20));
        Assert.Equal(10, limiter.GetStatus(new RateLimits(10, 10)).Used);
        _clock.At(_clock.UtcNow.AddSeconds(seconds));

        (await limiter.SingleAsync(10)).Answer();

        Assert.InRange(_clock.Delays.Sum(delay => delay.TotalSeconds), 40, 40.1);
    }

    [Theory]
    [InlineData(20, 40)]
    [InlineData(3600, 0)]
    public async Task After_a_restart_of_the_computer_the_UTC_clock_tells_how_old_requests_are(int downtime, int wait)
    {
        _clock.Advance(TimeSpan.FromHours(5));
        var before = _folder.Limiter(_clock);
        for (var i = 0; i < 10; i++)
            (await before.SingleAsync(10)).Answer();
        var clock = new FakeClock().At(_clock.UtcNow.AddSeconds(downtime));

        (await _folder.Limiter(clock).SingleAsync(10)).Answer();

        Assert.InRange(clock.Delays.Sum(delay => delay.TotalSeconds), wait, wait + 0.1);
    }

    [Fact]
    public async Task The_file_names_neither_the_account_nor_its_host()
    {
        (await _folder.Limiter(_clock).SingleAsync(10)).Answer();

        var file = Assert.Single(_folder.GetFiles());
        var text = file.Name + System.Text.Encoding.Latin1.GetString(await File.ReadAllBytesAsync(file.FullName, TestContext.Current.CancellationToken));
        Assert.DoesNotContain("exot", text, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void A_state_is_read_as_it_was_written_and_no_part_of_it_is_read_as_a_whole()
    {
        var state = new PacingState { Pace = 0.25, Refusals = 3, Generation = 9, PausedUntil = TimeSpan.FromSeconds(7), ServerLimit = 50, ServerLimitUntil = TimeSpan.FromSeconds(5) };
        state.Entries.Add(new(TimeSpan.FromSeconds(1), 42, 7, RequestLane.Bulk, IsInFlight: true));
        state.Entries.Add(new(TimeSpan.FromSeconds(2), 43, 8, RequestLane.Single, IsInFlight: false));
        var bytes = new byte[PacingStateFormat.MaxLength];
        var length = PacingStateFormat.Write(state, bytes);

        var read = PacingStateFormat.Read(bytes)!;

        Assert.Equivalent(state, read);
        for (var part = 0; part < length; part++)
            Assert.Null(PacingStateFormat.Read(bytes.AsSpan(0, part)));
    }
}
