using System;
using System.Buffers.Binary;

namespace Exotel.Pacing;

/// <summary>
/// Reads and writes the state as bytes: a signature, a checksum, the length, the fixed fields, and 20 bytes for each recent request. Numbers are little-endian.
/// </summary>
internal static class PacingStateFormat
{
    public const int MaxLength = HeaderLength + (PacingState.Capacity * EntryLength);

    private const int HeaderLength = 16 + (13 * sizeof(long));
    private const int EntryLength = 20;
    private const ulong Signature = 0x3145434150_4F5845; // "EXOPACE1"
    private const int LaneFlag = 1;
    private const int InFlightFlag = 2;

    /// <returns>The number of bytes written.</returns>
    public static int Write(PacingState state, Span<byte> target)
    {
        var count = Math.Min(state.Entries.Count, PacingState.Capacity);
        var position = 16;
        Span<long> fields =
        [
            state.Now.Ticks, state.Monotonic.Ticks, state.UtcTicks, state.PausedUntil.Ticks, state.RefusedSince.Ticks, Pack(state.Refusals, state.Generation),
            BitConverter.DoubleToInt64Bits(state.Pace), state.PaceSince.Ticks, state.LastBulk.Ticks, state.YieldUntil.Ticks, state.HeldUntil.Ticks, state.BulkHeldUntil.Ticks,
            Pack(state.ServerLimit, (int)Math.Min(int.MaxValue, Math.Max(0, (state.ServerLimitUntil - state.Now).TotalMilliseconds))),
        ];
        foreach (var field in fields)
            Next(target, ref position, field);
        foreach (var entry in state.Entries.GetRange(state.Entries.Count - count, count))
        {
            Next(target, ref position, entry.Time.Ticks);
            Next(target, ref position, Pack(entry.Process, entry.Id));
            BinaryPrimitives.WriteInt32LittleEndian(target.Slice(position), (entry.Lane == RequestLane.Bulk ? LaneFlag : 0) | (entry.IsInFlight ? InFlightFlag : 0));
            position += sizeof(int);
        }

        BinaryPrimitives.WriteUInt64LittleEndian(target, Signature ^ (uint)position);
        BinaryPrimitives.WriteUInt64LittleEndian(target.Slice(8), Checksum(target.Slice(16, position - 16)));
        return position;
    }

    /// <returns>The state; null when the bytes are not a complete state.</returns>
    public static PacingState? Read(ReadOnlySpan<byte> source)
    {
        if (source.Length < HeaderLength)
            return null;
        var length = (int)Math.Min(int.MaxValue, BinaryPrimitives.ReadUInt64LittleEndian(source) ^ Signature);
        if (length < HeaderLength || length > source.Length || (length - HeaderLength) % EntryLength != 0)
            return null;
        if (BinaryPrimitives.ReadUInt64LittleEndian(source.Slice(8)) != Checksum(source.Slice(16, length - 16)))
            return null;

        var position = 16;
        var state = new PacingState { Now = Time(source, ref position), Monotonic = Time(source, ref position), UtcTicks = Next(source, ref position) };
        (state.PausedUntil, state.RefusedSince) = (Time(source, ref position), Time(source, ref position));
        (state.Refusals, state.Generation) = Unpack(Next(source, ref position));
        state.Pace = BitConverter.Int64BitsToDouble(Next(source, ref position));
        (state.PaceSince, state.LastBulk, state.YieldUntil) = (Time(source, ref position), Time(source, ref position), Time(source, ref position));
        (state.HeldUntil, state.BulkHeldUntil) = (Time(source, ref position), Time(source, ref position));
        var (limit, remaining) = Unpack(Next(source, ref position));
        (state.ServerLimit, state.ServerLimitUntil) = (limit, state.Now + TimeSpan.FromMilliseconds(remaining));
        while (position < length)
        {
            var time = Time(source, ref position);
            var (process, id) = Unpack(Next(source, ref position));
            var flags = BinaryPrimitives.ReadInt32LittleEndian(source.Slice(position));
            position += sizeof(int);
            state.Entries.Add(new(time, process, id, (flags & LaneFlag) != 0 ? RequestLane.Bulk : RequestLane.Single, (flags & InFlightFlag) != 0));
        }

        return state;
    }

    private static void Next(Span<byte> target, ref int position, long value)
    {
        BinaryPrimitives.WriteInt64LittleEndian(target.Slice(position), value);
        position += sizeof(long);
    }

    private static long Next(ReadOnlySpan<byte> source, ref int position)
    {
        var value = BinaryPrimitives.ReadInt64LittleEndian(source.Slice(position));
        position += sizeof(long);
        return value;
    }

    private static TimeSpan Time(ReadOnlySpan<byte> source, ref int position) => TimeSpan.FromTicks(Next(source, ref position));

    private static long Pack(int high, int low) => ((long)high << 32) | (uint)low;

    private static (int High, int Low) Unpack(long value) => ((int)(value >> 32), (int)value);

    /// <summary>FNV-1a over words of eight bytes, and the bytes that remain.</summary>
    private static ulong Checksum(ReadOnlySpan<byte> bytes)
    {
        const ulong Prime = 1099511628211;
        var hash = 14695981039346656037;
        for (; bytes.Length >= sizeof(ulong); bytes = bytes.Slice(sizeof(ulong)))
            hash = ((hash ^ BinaryPrimitives.ReadUInt64LittleEndian(bytes)) * Prime) ^ (hash >> 29);
        foreach (var value in bytes)
            hash = (hash ^ value) * Prime;
        return hash;
    }
}
