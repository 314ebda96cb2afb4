using System;
using System.Globalization;
using Exotel.Simulator.Calls;
using Exotel.Simulator.Configuration;

namespace Exotel.Simulator.Listing;

/// <summary>Inserts calls while a client pages through a list: one in the part already read, one in the part yet to be read.</summary>
internal sealed class CallInserter(SimulatorOptions options, CallStore store)
{
    private const string SidPrefix = "inserted";

    private readonly CallGenerator _generator = new(options with { Seed = options.Seed + 1 });
    private int _inserted;

    public void InsertAround(Cursor cursor, ListQuery query)
    {
        Insert(Earlier(cursor.Time.AddSeconds(30), query.Until));
        Insert(Later(cursor.Time.AddHours(-1), query.Since));
    }

    private static DateTime Earlier(DateTime left, DateTime right) => left < right ? left : right;

    private static DateTime Later(DateTime left, DateTime right) => left > right ? left : right;

    private void Insert(DateTime time)
    {
        lock (_generator)
        {
            var sid = SidPrefix + (++_inserted).ToString("x6", CultureInfo.InvariantCulture) + _generator.NewSid();
            store.Put(new SimCall
            {
                Sid = sid[..32],
                Created = time,
                Direction = "inbound",
                From = "09876543210",
                To = "08041000001",
                ExoPhone = "+918045678900",
                Status = "completed",
                Duration = 60,
                Price = 0.75m,
                Conversation = 48,
                Leg1 = "completed",
                Leg2 = "completed",
            });
        }
    }
}
