System.Console.WriteLine("Exotel simulator");
